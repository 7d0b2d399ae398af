using System.Text.Json.Serialization;

namespace EigenFlux.Scenes.Program;

/// <summary>The deletion policy of a scene.</summary>
/// <param name="Kind">The policy.</param>
/// <param name="Block">For <see cref="DeletionKind.Block"/>, the number of tokens deleted at a time.</param>
/// <param name="LowWater">
/// The share, from 0 to 1, of the room that undeletable text leaves, to which a deletion empties the rest; null deletes as little as possible.
/// </param>
/// <param name="Summary">For <see cref="DeletionKind.Summary"/>, who writes the summary; null for the other policies.</param>
public sealed record DeletionSpec(DeletionKind Kind, int Block = 1, double? LowWater = null, SummaryProgram? Summary = null)
{
    /// <summary>The latest part of the story that is deleted last; null for <see cref="StoryFloor.Default"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StoryFloor? Floor { get; init; }

    /// <summary>Whether entire segments are deleted, and the reserve is free when a turn begins.</summary>
    [JsonIgnore]
    public bool TakesWholeSegments => Kind is DeletionKind.Turn or DeletionKind.Summary;
}

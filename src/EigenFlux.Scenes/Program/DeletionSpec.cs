using System.Text.Json.Serialization;

namespace EigenFlux.Scenes.Program;

/// <summary>What is deleted when the window is full.</summary>
/// <param name="Kind">The policy.</param>
/// <param name="Block">For <see cref="DeletionKind.Block"/>, how many tokens at a time.</param>
/// <param name="LowWater">How far to empty the stream once the window is full, as a share of the room that the prefix leaves, from 0 to 1; null for as little as it takes.</param>
/// <param name="Summary">For <see cref="DeletionKind.Summary"/>, who writes the summary; null for the other policies.</param>
public sealed record DeletionSpec(DeletionKind Kind, int Block = 1, double? LowWater = null, SummaryProgram? Summary = null)
{
    /// <summary>Whether whole segments are deleted, and the reserve is free when a turn begins.</summary>
    [JsonIgnore]
    public bool TakesWholeSegments => Kind is DeletionKind.Turn or DeletionKind.Summary;
}

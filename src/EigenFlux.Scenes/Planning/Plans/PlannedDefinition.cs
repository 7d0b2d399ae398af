using System.Text.Json.Serialization;

namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>A definition that comes into the stream while the story runs.</summary>
/// <param name="Segment">The segment, with its first text.</param>
/// <param name="Variants">The texts of the definition, used in turn when it is written again; at least one.</param>
public sealed record PlannedDefinition(PlannedSegment Segment, IReadOnlyList<PlannedVariant> Variants)
{
    /// <summary>
    /// Whether the definition is written directly before a generated turn that needs it, and deleted at the first beat that does not, instead
    /// of being left to the deletion policy.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsTransient { get; init; }
}

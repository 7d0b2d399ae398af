namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>A definition that comes into the stream while the story runs.</summary>
/// <param name="Segment">The segment, with its first text.</param>
/// <param name="Variants">The texts of the definition, used in turn when it is written again; at least one.</param>
public sealed record PlannedDefinition(PlannedSegment Segment, IReadOnlyList<PlannedVariant> Variants);

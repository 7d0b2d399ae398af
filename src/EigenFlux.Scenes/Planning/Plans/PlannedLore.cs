namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>An entry of lore that waits outside of the window.</summary>
/// <param name="Segment">The segment, with its fullest text.</param>
/// <param name="Levels">The texts of the entry, fullest first; at least one.</param>
public sealed record PlannedLore(PlannedSegment Segment, IReadOnlyList<PlannedVariant> Levels);

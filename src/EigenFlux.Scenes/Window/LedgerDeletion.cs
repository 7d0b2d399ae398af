namespace EigenFlux.Scenes.Window;

/// <summary>A stretch of one segment that is deleted.</summary>
/// <param name="At">The first deleted position in the page-state.</param>
/// <param name="Count">The number of deleted tokens.</param>
/// <param name="Segment">The segment's name.</param>
/// <param name="Gone">Whether nothing of the segment is left.</param>
public readonly record struct LedgerDeletion(int At, int Count, string Segment, bool Gone);

namespace EigenFlux.Scenes.Window;

/// <summary>A stretch of one segment that is deleted.</summary>
/// <param name="At">Its first position in the page-state.</param>
/// <param name="Count">How many tokens.</param>
/// <param name="Segment">The segment's name.</param>
/// <param name="Gone">Whether nothing of the segment is left.</param>
public readonly record struct LedgerDeletion(int At, int Count, string Segment, bool Gone);

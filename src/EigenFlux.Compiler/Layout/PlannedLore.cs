namespace EigenFlux.Compiler.Layout;

/// <summary>An entry of lore that waits outside of the window.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Levels">Its texts, fullest first; at least one.</param>
public sealed record PlannedLore(string Id, IReadOnlyList<PlannedVariant> Levels);

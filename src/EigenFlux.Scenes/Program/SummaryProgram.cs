namespace EigenFlux.Scenes.Program;

/// <summary>Who writes the summary of what a policy deletes: a scene that is called for it, whose first result is the summary.</summary>
/// <param name="Scene">The scene's name.</param>
/// <param name="Fallen">The parameter that gets what was deleted.</param>
/// <param name="Before">The parameter that gets the summary so far; null where the scene has none.</param>
/// <param name="IsOwn">Whether the scene is not the author's: then the scene's own model sums up, in the words of the target.</param>
public sealed record SummaryProgram(string Scene, string Fallen, string? Before, bool IsOwn = false);

namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>The worst-case cost of one run of a scene that another scene calls or plays, including the scenes that it calls itself.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Window">The tokens of its window.</param>
/// <param name="Generated">The tokens that are generated.</param>
/// <param name="Read">
/// The tokens that the model reads: the prefixes, and all that is written. What an exact cache computes again after a deletion is not
/// among them.
/// </param>
/// <param name="IsBounded">Whether the cost is known before the run; if not, the numbers cover only the known part.</param>
/// <param name="PlayedBy">The names of the coalitions that play the scene; empty for a scene that is only called.</param>
public sealed record SceneCost(
    string Scene, int Window, long Generated, long Read, bool IsBounded, IReadOnlyList<string> PlayedBy);

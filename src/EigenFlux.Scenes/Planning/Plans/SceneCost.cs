namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>What it takes to run a scene once that another calls or plays, at worst: that of the scenes that it calls itself with it.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Window">The tokens of its window.</param>
/// <param name="Generated">The tokens that are generated.</param>
/// <param name="Read">
/// The tokens that the model reads: the prefixes, and all that is written. What an exact cache computes again after a deletion is not
/// among them.
/// </param>
/// <param name="IsBounded">Whether it can be told before the run; where it cannot, the numbers are those of the part that can.</param>
/// <param name="PlayedBy">The coalitions whose turn it is, by name; none for a scene that is only called.</param>
public sealed record SceneCost(
    string Scene, int Window, long Generated, long Read, bool IsBounded, IReadOnlyList<string> PlayedBy);

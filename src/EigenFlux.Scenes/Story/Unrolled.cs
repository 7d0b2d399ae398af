using EigenFlux.Scenes.Problems;

namespace EigenFlux.Scenes.Story;

/// <summary>A scene as the steps of its worst case.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Problems">The problems that were found.</param>
public sealed record Unrolled(IReadOnlyList<PlanStep> Steps, IReadOnlyList<PlanProblem> Problems);

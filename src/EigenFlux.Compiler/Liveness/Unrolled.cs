using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Schedule;

namespace EigenFlux.Compiler.Liveness;

/// <summary>A scene as the steps of its worst case.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Problems">What was found on the way.</param>
public sealed record Unrolled(IReadOnlyList<PlanStep> Steps, IReadOnlyList<PlanProblem> Problems);

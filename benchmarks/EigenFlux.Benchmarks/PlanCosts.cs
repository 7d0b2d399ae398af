using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Compiler.Layout;

namespace EigenFlux.Benchmarks;

/// <summary>Writes a plan's cost.</summary>
internal static class PlanCosts
{
    public static string Show(ScenePlan plan) => Samples.Number(plan.Cost, "0.00");
}

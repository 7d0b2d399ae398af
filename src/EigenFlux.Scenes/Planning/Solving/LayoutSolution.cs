using EigenFlux.Scenes.Planning.Layout;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>A plan, and how good it is.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Bound">What no plan costs less than.</param>
/// <param name="IsOptimal">Whether it was proved that no plan costs less than this one.</param>
/// <param name="BudgetSpent">Whether the search for a better one ended because its budget was spent.</param>
public sealed record LayoutSolution(DefinitionPlan Plan, double Cost, double Bound, bool IsOptimal, bool BudgetSpent);

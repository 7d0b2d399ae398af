using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Methods;
using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Layout;

/// <summary>What the layout is meant to reach, beside what it reaches.</summary>
internal static class LayoutGoals
{
    private const double Tenth = 0.1;
    private const double Near = 1.05;
    private const double Fifth = 0.2;

    // A hundredth of a definition in a hundred turns: sums of square roots are no exact numbers.
    private const double Nothing = 1e-9;

    public static void Print(IReadOnlyList<InstanceResult> fit, IReadOnlyList<ILayoutMethod> others, IReadOnlyList<string> own)
    {
        var table = new Table("The goals, over the same cases", "", "goal", "measured", "");
        foreach (var name in own)
        {
            foreach (var method in others.Where(method => !method.RendersAnew && method.Name != "front truncation, cache moved"))
            {
                var (mine, theirs) = (Missing(fit, result => result.Own[name]!), Missing(fit, result => result.Others[method.Name]));
                Add($"{name}: missing ÷ that of {method.Name}", "≤ 0.100", Ratio(mine, theirs), mine <= (Tenth * theirs) + Nothing);
            }
        }

        var renderers = others.Where(method => method.RendersAnew).ToList();
        var best = renderers.MinBy(method => Missing(fit, result => result.Others[method.Name]))!;
        foreach (var name in own)
        {
            var (mine, theirs) = (Missing(fit, result => result.Own[name]!), Missing(fit, result => result.Others[best.Name]));
            Add($"{name}: missing ÷ that of the best that renders anew ({best.Name})", "≤ 1.050", Ratio(mine, theirs), mine <= (Near * theirs) + Nothing);
        }

        foreach (var method in renderers)
        {
            var (mine, theirs) = (Costs(fit, result => result.Own[own[0]]!), Costs(fit, result => result.Others[method.Name]));
            Add($"{own[0]}: recomputed and written again ÷ that of {method.Name}", "≤ 0.200", Ratio(mine, theirs), mine <= Fifth * theirs);
        }

        var moved = fit.Sum(result => result.Own[own[1]]!.Recomputed);
        Add($"{own[1]}: tokens recomputed", "0", LayoutTables.Number(moved, "0"), moved == 0);
        var least = fit.Sum(result => result.Least / result.Story.Turns.Count);
        foreach (var name in own)
        {
            var gap = (Missing(fit, result => result.Own[name]!) - least) / fit.Count;
            Add($"{name}: missing at a turn beyond the least possible", "printed", LayoutTables.Number(gap), null);
        }

        Console.WriteLine();
        table.Print();

        void Add(string what, string goal, string measured, bool? held) =>
            table.Add(what, goal, measured, held switch { true => "held", false => "missed", null => "" });
    }

    private static double Missing(IReadOnlyList<InstanceResult> fit, Func<InstanceResult, Judged> of) =>
        fit.Sum(result => of(result).MissingPerTurn);

    private static double Costs(IReadOnlyList<InstanceResult> fit, Func<InstanceResult, Judged> of) =>
        fit.Sum(result => (of(result).Recomputed + of(result).Again) / (double)result.Story.Generated);

    private static string Ratio(double mine, double theirs) => theirs == 0
        ? mine == 0 ? "0 ÷ 0" : $"{LayoutTables.Number(mine)} ÷ 0"
        : LayoutTables.Number(mine / theirs);
}

using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Methods;
using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Layout;

/// <summary>What the layout is meant to reach, beside what it reaches.</summary>
internal sealed class LayoutGoals(IReadOnlyList<InstanceResult> cases, IReadOnlyList<ILayoutMethod> others, IReadOnlyList<string> own)
{
    private const double Tenth = 0.1;
    private const double Near = 1.05;
    private const double Fifth = 0.2;

    // Sums of square roots are no exact numbers.
    private const double Nothing = 1e-9;

    private readonly List<InstanceResult> fit = [.. cases.Where(result => result.Least < Nothing)];
    private readonly List<InstanceResult> tooSmall = [.. cases.Where(result => result.Least >= Nothing)];
    private readonly List<ILayoutMethod> renderers = [.. others.Where(method => method.RendersAnew)];

    public void Print()
    {
        var table = new Table($"The goals, over the {fit.Count} cases whose live text fits into the window at every turn", "", "goal", "measured", "");
        if (fit.Count > 0)
        {
            Few(table);
            Anew(table, fit, "");
        }

        if (tooSmall.Count > 0)
        {
            Anew(table, tooSmall, $"; the {tooSmall.Count} cases that cannot fit");
        }

        Costs(table);
        Gaps(table);
        Console.WriteLine();
        table.Print();
    }

    /// <summary>Against those that compute as little.</summary>
    private void Few(Table table)
    {
        foreach (var name in own)
        {
            foreach (var method in others.Where(method => !method.RendersAnew && method is not FrontTruncation { IsMoved: true }))
            {
                var (mine, theirs) = (Missing(fit, result => result.Own[name]!), Missing(fit, result => result.Others[method.Name]));
                Add(table, $"{name}: missing ÷ {method.Name}", "≤ 0.100", Ratio(mine, theirs), mine <= (Tenth * theirs) + Nothing);
            }
        }
    }

    /// <summary>Against those that put anything anywhere.</summary>
    private void Anew(Table table, IReadOnlyList<InstanceResult> results, string which)
    {
        var best = renderers.MinBy(method => Missing(results, result => result.Others[method.Name]))!;
        foreach (var name in own)
        {
            var (mine, theirs) = (Missing(results, result => result.Own[name]!), Missing(results, result => result.Others[best.Name]));
            var held = results.Count(result => result.Own[name]!.Missing <= (Near * result.Others[best.Name].Missing) + Nothing);
            Add(
                table,
                $"{name}: missing ÷ {best.Name}, the best that renders anew{which}",
                "≤ 1.050",
                $"{Ratio(mine, theirs)} (held in {held} of {results.Count} cases)",
                mine <= (Near * theirs) + Nothing);
        }
    }

    private void Costs(Table table)
    {
        foreach (var method in renderers)
        {
            var (mine, theirs) = (Cost(result => result.Own[own[0]]!), Cost(result => result.Others[method.Name]));
            Add(table, $"{own[0]}: recomputed and written again ÷ {method.Name}", "≤ 0.200", Ratio(mine, theirs), mine <= Fifth * theirs);
        }

        var moved = cases.Sum(result => result.Own[own[1]]!.Recomputed);
        Add(table, $"{own[1]}: tokens recomputed", "0", LayoutTables.Number(moved, "0"), moved == 0);
    }

    private void Gaps(Table table)
    {
        foreach (var name in own)
        {
            var gap = cases.Average(result => result.Own[name]!.MissingPerTurn - (result.Least / result.Story.Turns.Count));
            Add(table, $"{name}: missing at a turn beyond the least possible, all cases", "printed", LayoutTables.Number(gap), null);
        }
    }

    private double Cost(Func<InstanceResult, Judged> of) =>
        cases.Sum(result => (of(result).Recomputed + of(result).Again) / (double)result.Story.Generated);

    private static double Missing(IReadOnlyList<InstanceResult> results, Func<InstanceResult, Judged> of) =>
        results.Sum(result => of(result).MissingPerTurn);

    private static void Add(Table table, string what, string goal, string measured, bool? held) =>
        table.Add(what, goal, measured, held switch { true => "held", false => "missed", null => "" });

    private static string Ratio(double mine, double theirs) => theirs < Nothing
        ? mine < Nothing ? "0 ÷ 0" : $"{LayoutTables.Number(mine)} ÷ 0"
        : LayoutTables.Number(mine / theirs);
}

using System.Globalization;
using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Methods;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Layout;

/// <summary>The tables of the layout benchmark.</summary>
internal static class LayoutTables
{
    public static void Print(
        IReadOnlyList<PlayedStory> stories, IReadOnlyList<InstanceResult> results, IReadOnlyList<ILayoutMethod> others, IReadOnlyList<string> own)
    {
        Programs(stories);
        Missing(results, others, own);
        Costs(results, others, own);
        Plans(results);
        var fit = results.Where(result => result.Refused is null).ToList();
        foreach (var result in results.Where(result => result.Refused is not null))
        {
            Console.WriteLine($"\nRefused by EigenFlux: {result.Story.Name}, {result.Share} %: {result.Refused}");
        }

        if (fit.Count > 0)
        {
            Summary(fit, others, own);
            new LayoutGoals(fit, others, own).Print();
        }
    }

    private static void Programs(IReadOnlyList<PlayedStory> stories)
    {
        var table = new Table(
            "The programs", "", "characters", "beats", "turns", "tokens of definitions", "of the story", "all", "live at a turn, mean", "largest");
        foreach (var story in stories)
        {
            var definitions = story.Definitions.Sum(item => item.Tokens.Length);
            var live = story.Turns.Select(turn => turn.Live.Sum(item => item.Tokens.Length)).ToList();
            table.Add(
                $"`{story.Name}`", Text(story.Definitions.Count()), Text(story.Beats), Text(story.Turns.Count), Text(definitions),
                Text(story.Need - definitions), Text(story.Need), Text((int)live.Average()), Text(live.Max()));
        }

        table.Print();
        Console.WriteLine();
    }

    private static void Missing(IReadOnlyList<InstanceResult> results, IReadOnlyList<ILayoutMethod> others, IReadOnlyList<string> own)
    {
        var shown = others.Where(method => method is not FrontTruncation { IsMoved: true }).ToList();
        var table = new Table(
            "Live text missing at a turn (weight)",
            ["", "window", .. shown.Select(method => method.Name), .. own, "least possible", "live in all"]);
        foreach (var result in results)
        {
            var turns = result.Story.Turns.Count;
            table.Add(
            [
                $"`{result.Story.Name}`, {result.Share} %",
                Text(result.Window),
                .. shown.Select(method => Number(result.Others[method.Name].MissingPerTurn)),
                .. own.Select(name => result.Own[name] is { } judged ? Number(judged.MissingPerTurn) : "—"),
                Number(result.Least / turns),
                Number(result.Others[shown[0].Name].Live / turns),
            ]);
        }

        table.Print();
    }

    private static void Costs(IReadOnlyList<InstanceResult> results, IReadOnlyList<ILayoutMethod> others, IReadOnlyList<string> own)
    {
        var shown = others.Where(method => method is RenderedMethod).ToList();
        var table = new Table(
            "Tokens recomputed and written again for a generated token, and tokens of the story in the window (mean)",
            ["", "window", .. shown.Select(method => method.Name), .. own, .. shown.Select(method => $"story: {method.Name}"), "story: EigenFlux"]);
        foreach (var result in results)
        {
            List<Judged?> judged = [.. shown.Select(method => result.Others[method.Name]), .. own.Select(name => result.Own[name])];
            table.Add(
            [
                $"`{result.Story.Name}`, {result.Share} %",
                Text(result.Window),
                .. judged.Select(one => one is null ? "—" : Number((one.Recomputed + one.Again) / (double)one.Generated, "0.00")),
                .. judged.SkipLast(1).Select(one => one is null ? "—" : Text((int)(one.StoryTokens / one.Turns))),
            ]);
        }

        Console.WriteLine();
        table.Print();
    }

    private static void Plans(IReadOnlyList<InstanceResult> results)
    {
        var table = new Table(
            "The plan compared with the best in hindsight (weight of definitions that is absent, summed over all beats)",
            "", "the plan, with the true lengths", "best plan found in hindsight", "its cost", "least cost of any plan", "");
        foreach (var result in results)
        {
            if (result.Hindsight is { } plan)
            {
                table.Add(
                    $"`{result.Story.Name}`, {result.Share} %", Number(plan.Loss), Number(plan.BestLoss), Number(plan.Cost), Number(plan.Bound),
                    plan.IsProved ? "proved" : "");
            }
        }

        Console.WriteLine();
        table.Print();
    }

    private static void Summary(IReadOnlyList<InstanceResult> fit, IReadOnlyList<ILayoutMethod> others, IReadOnlyList<string> own)
    {
        var table = new Table(
            $"All methods, means over the {fit.Count} cases that EigenFlux does not refuse",
            "", "live text missing at a turn", "recomputed for a generated token", "written again", "both",
            "window on dead text", "window on definitions not live now", "story in the window, tokens", "in the case with the least",
            "recent whole messages", "turns without the message that is answered", "missing by the author's names", "missing by mention");
        foreach (var method in others)
        {
            Add(method.Name, result => result.Others[method.Name]);
        }

        foreach (var name in own)
        {
            Add(name, result => result.Own[name]!);
        }

        Console.WriteLine();
        table.Print();

        void Add(string name, Func<InstanceResult, Judged> of)
        {
            var judged = fit.Select(of).ToList();
            table.Add(
                name,
                Number(judged.Average(one => one.MissingPerTurn)),
                Number(judged.Average(one => one.Recomputed / (double)one.Generated), "0.00"),
                Number(judged.Average(one => one.Again / (double)one.Generated), "0.00"),
                Number(judged.Average(one => (one.Recomputed + one.Again) / (double)one.Generated), "0.00"),
                Number(100 * judged.Average(one => one.Dead / one.Turns), "0.0") + " %",
                Number(100 * judged.Average(one => one.Idle / one.Turns), "0.0") + " %",
                Text((int)judged.Average(one => one.StoryTokens / (double)one.Turns)),
                Text((int)judged.Min(one => one.StoryTokens / (double)one.Turns)),
                Number(judged.Average(one => one.RecentMessages / (double)one.Turns), "0.0"),
                Text(judged.Sum(one => one.Unanswered)),
                Number(judged.Average(one => one.MissingByAuthor / one.Turns)),
                Number(judged.Average(one => one.MissingByMention / one.Turns)));
        }
    }

    internal static string Number(double value, string format = "0.000") => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

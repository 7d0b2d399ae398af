using System.Globalization;
using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>The tables of the judge.</summary>
internal static class JudgeTables
{
    /// <summary>The method that the others are compared with.</summary>
    private const string Own = "EigenFlux";

    public static void Print(IReadOnlyList<JudgedCase> cases)
    {
        List<string> methods = [.. cases[0].Plays.Keys.Where(name => cases.All(one => one.Plays.ContainsKey(name)))];
        Means(cases, methods);
        foreach (var one in cases)
        {
            Case(one);
        }
    }

    private static void Means(IReadOnlyList<JudgedCase> cases, List<string> methods)
    {
        var own = methods.Find(name => name.StartsWith(Own, StringComparison.Ordinal));
        var table = new Table(
            $"All methods: means over {cases.Count} cases, {cases.Sum(one => one.Turns.Count)} judged turns",
            [
                "", "nats for a token", own is null ? "" : "more than EigenFlux (interval at 95 %)", "evaluated for a generated token, exact", "chunks moved",
                .. PriceList.All.Select(list => $"$ for 10⁶ generated tokens, {list.Name}"),
                "turns without the message that is answered", "recent whole messages", "tokens of the story",
                "missing by the author's names", "missing by mention",
            ]);
        foreach (var method in methods)
        {
            var plays = cases.Select(one => one.Plays[method]).ToList();
            var costs = cases.Select(one => one.Costs[method]).ToList();
            table.Add(
            [
                method,
                LayoutTables.Number(cases.Average(one => one.NatsPerToken(method))),
                own is null || own == method ? "" : Difference(cases, method, own),
                LayoutTables.Number(costs.Average(cost => cost.ExactPerToken), "0.00"),
                LayoutTables.Number(costs.Average(cost => cost.MovedPerToken), "0.00"),
                .. Enumerable.Range(0, PriceList.All.Count).Select(list => LayoutTables.Number(costs.Average(cost => cost.Dollars[list]), "0.00")),
                plays.Sum(play => play.Unanswered).ToString(CultureInfo.InvariantCulture),
                LayoutTables.Number(plays.Average(play => play.RecentMessages / (double)play.Turns), "0.0"),
                LayoutTables.Number(plays.Average(play => play.StoryTokens / (double)play.Turns), "0"),
                LayoutTables.Number(plays.Average(play => play.MissingByAuthor / play.Turns)),
                LayoutTables.Number(plays.Average(play => play.MissingByMention / play.Turns)),
            ]);
        }

        table.Print();
    }

    private static void Case(JudgedCase one)
    {
        var table = new Table(
            $"{one.Name}: {one.Turns.Count} judged turns", "", "nats for a token", "evaluated, exact", "chunks moved",
            "recent whole messages", "beaten by");
        foreach (var method in one.Plays.Keys)
        {
            var better = one.Plays.Keys.Where(other => Beats(one, other, method)).ToList();
            table.Add(
                method,
                LayoutTables.Number(one.NatsPerToken(method)),
                LayoutTables.Number(one.Costs[method].ExactPerToken, "0.00"),
                LayoutTables.Number(one.Costs[method].MovedPerToken, "0.00"),
                LayoutTables.Number(one.Plays[method].RecentMessages / (double)one.Plays[method].Turns, "0.0"),
                string.Join("; ", better));
        }

        Console.WriteLine();
        table.Print();
    }

    /// <summary>Whether a method has fewer nats, by more than the interval of the pairs, at no higher cost.</summary>
    private static bool Beats(JudgedCase one, string better, string worse) =>
        better != worse && one.Costs[better].Exact <= one.Costs[worse].Exact && Pairs([one], worse, better) is var pairs && Bootstrap.Ratio(pairs).Low > 0;

    private static string Difference(IReadOnlyList<JudgedCase> cases, string method, string own)
    {
        var (value, low, high) = Bootstrap.Ratio(Pairs(cases, method, own));
        return $"{LayoutTables.Number(value)} ({LayoutTables.Number(low)} to {LayoutTables.Number(high)})";
    }

    private static List<(double Over, double Under)> Pairs(IEnumerable<JudgedCase> cases, string method, string other) =>
    [
        .. cases.SelectMany(one => one.Nats[method].Zip(one.Nats[other], one.Tokens).Select(turn => (turn.First - turn.Second, (double)turn.Third))),
    ];
}

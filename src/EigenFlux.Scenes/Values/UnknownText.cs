namespace EigenFlux.Scenes.Values;

/// <summary>Reckons with texts of which a part is not known before the run.</summary>
public static class UnknownText
{
    // Sums stop here, so that what is added to them does not overflow.
    private const int Most = int.MaxValue / 4;

    /// <summary>The part of a value that only a run determines; null if all of it is known.</summary>
    public static FluxValue.Unknown? In(FluxValue value) => value switch
    {
        FluxValue.Unknown unknown => unknown,
        FluxValue.List list => list.Items.Select(item => In(Evaluator.Single(item))).Aggregate(
            (FluxValue.Unknown?)null, (sum, hole) => hole is null ? sum : sum is null ? hole : Sum(sum, hole)),
        _ => null,
    };

    /// <summary>The text of several values after one another; where a part is not known, the known ones count with their tokens.</summary>
    /// <param name="parts">The values.</param>
    /// <param name="count">Counts a text's tokens.</param>
    public static FluxValue Join(IReadOnlyList<FluxValue> parts, Func<string, int> count)
    {
        var known = string.Concat(parts.Select(part => part.AsText()));
        var unknown = In(new FluxValue.List(parts));
        return unknown is null
            ? new FluxValue.Text(known)
            : known.Length == 0 ? unknown : Sum(unknown, Known(count(known)));
    }

    /// <summary>An element of a list of which it is not known which.</summary>
    /// <param name="items">The list's elements; only the first few hundred are looked at.</param>
    /// <param name="count">Counts a text's tokens.</param>
    public static FluxValue.Unknown OneOf(IReadOnlyList<FluxValue> items, Func<string, int> count)
    {
        var (sum, most, looked) = (0L, 0, Math.Min(items.Count, 256));
        for (var i = 0; i < looked; i++)
        {
            var item = Evaluator.Single(items[i]);
            var known = count(item.AsText());
            var tokens = In(item) is { } hole ? Sum(hole, Known(known)) : Known(known);
            sum += tokens.ExpectedTokens;
            most = most < 0 || tokens.MaximumTokens < 0 ? -1 : Math.Max(most, tokens.MaximumTokens);
        }

        return new FluxValue.Unknown((int)(sum / Math.Max(1, looked)), most);
    }

    /// <summary>The tokens of one and the other; unbounded where one of them is.</summary>
    public static FluxValue.Unknown Sum(FluxValue.Unknown left, FluxValue.Unknown right) => new(
        Add(left.ExpectedTokens, right.ExpectedTokens),
        left.MaximumTokens < 0 || right.MaximumTokens < 0 ? -1 : Add(left.MaximumTokens, right.MaximumTokens));

    /// <summary>A sum of tokens, which stays below what an <see cref="int"/> holds.</summary>
    public static int Add(int left, int right) => (int)Math.Min(Most, (long)left + right);

    private static FluxValue.Unknown Known(int tokens) => new(tokens, tokens);
}

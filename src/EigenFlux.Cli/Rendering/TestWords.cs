using System.Globalization;
using EigenFlux.Statistics;
using EigenFlux.Testing;

namespace EigenFlux.Cli.Rendering;

/// <summary>The wording of test results, on a terminal and in reports.</summary>
internal static class TestWords
{
    private const int MostSuggested = 1_000_000;
    private const double Thousand = 1000;

    // 0.29 times a thousand is a little less than 290.
    private const double Rounding = 1e-6;

    /// <summary>A share, a mean or a bound, as short as it can be to three digits after the point.</summary>
    public static string Number(double value) => double.IsPositiveInfinity(value) ? "∞"
        : double.IsNegativeInfinity(value) ? "−∞"
        : value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The measured number, with its bounds if there are any.</summary>
    public static string Measured(ExpectationResult expectation)
    {
        var number = expectation.Measured is { } value && double.IsFinite(value) ? Number(value) : "–";
        return expectation.Bounds is { } bounds ? $"{number} in {Outward(bounds)}" : number;
    }

    /// <summary>An interval to three digits after the point, rounded outwards: what is printed is never narrower than what is sure.</summary>
    public static string Outward(Interval bounds) =>
        $"[{Number(Math.Floor((bounds.Lower * Thousand) + Rounding) / Thousand)}, {Number((Math.Ceiling((bounds.Upper * Thousand) - Rounding) / Thousand) + 0.0)}]";

    /// <summary>The runs of a case: how many of how many, and their seeds.</summary>
    public static string Runs(TestCaseResult made)
    {
        var runs = made.Done == made.Planned ? Quantity.Of(made.Done, "run") : $"{made.Done:N0} of {Quantity.Of(made.Planned, "run")}";
        var last = unchecked(made.FirstSeed + (ulong)Math.Max(0, made.Done - 1));
        return made.Done == 0 ? runs : made.Done == 1 ? $"{runs}, seed {made.FirstSeed}" : $"{runs}, seeds {made.FirstSeed} to {last}";
    }

    /// <summary>The remark on an expectation that does not hold; empty if it holds.</summary>
    public static string Verdict(ExpectationResult expectation) => expectation.Verdict switch
    {
        TestVerdict.Holds => "",
        TestVerdict.Unfinished => "the test ended before this was decided",
        TestVerdict.Fails => expectation.Confidence is null ? "it does not hold" : "it does not hold, and this is shown",
        _ => $"neither shown nor refuted by {Quantity.Of(expectation.Runs, "run")}: {More(expectation)}",
    };

    /// <summary>How many runs would decide, if what was measured stays as it is: the bounds narrow as the root of their number.</summary>
    private static string More(ExpectationResult expectation)
    {
        if (expectation is not { Measured: { } measured, Bounds: { } bounds } || !double.IsFinite(bounds.Lower) || !double.IsFinite(bounds.Upper))
        {
            return "give it more runs";
        }

        var distance = Math.Abs(measured - expectation.Threshold);
        var width = measured > expectation.Threshold ? measured - bounds.Lower : bounds.Upper - measured;
        var needed = expectation.Planned * Math.Max(1.2, Math.Pow(width / distance, 2));
        if (!(needed < MostSuggested))
        {
            return "the measured value is too close to the expected number; leave a margin";
        }

        var digits = Math.Pow(10, Math.Floor(Math.Log10(needed)) - 1);
        return $"about {Math.Ceiling(needed / digits) * digits:0} would be enough at this rate (--runs)";
    }

    /// <summary>The value of a report.</summary>
    public static string Report(ReportResult report) => report switch
    {
        { Value: { } value } => double.IsFinite(value) ? Number(value) : "–",
        { Text: { } text } => text,
        { Shares.Count: > 0 } => string.Join(", ", report.Shares.Select(share =>
            $"{Short(share.Key)} {Number((double)share.Value / report.Runs)}")),
        _ => "–",
    };

    private static string Short(string text) => $"\"{Terminal.TextWidth.Fit(Terminal.Printable.Line(text), 40)}\"";
}

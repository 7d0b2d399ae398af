using EigenFlux.Compiler.Testing;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Scenes.Values;
using EigenFlux.Statistics;

namespace EigenFlux.Testing.Rules;

/// <summary>The rules for the numbers and comparisons of a test. Each rule returns the diagnostic of a violation; null if there is none.</summary>
internal static class TestRules
{
    /// <summary>The limit on the runs of one <c>run</c> statement.</summary>
    public const int MostRuns = 1_000_000;

    /// <summary>The number of runs of a statement.</summary>
    public static Func<DiagnosticBuilder, Diagnostic>? Times(long times) => times is >= 1 and <= MostRuns
        ? null
        : at => at.TestNumber("'times'", $"from 1 to {MostRuns:N0}", $"{times}");

    /// <summary>The seed of the first run.</summary>
    public static Func<DiagnosticBuilder, Diagnostic>? Seed(long seed) => seed >= 0 ? null : at => at.TestNumber("'seed'", "at least 0", $"{seed}");

    /// <summary>The confidence of an expectation.</summary>
    public static Func<DiagnosticBuilder, Diagnostic>? Confidence(double? confidence) => confidence is > 0 and < 1
        ? null
        : at => at.TestNumber("The confidence", "between 0 and 1", $"{confidence:0.####}");

    /// <summary>An expectation with a confidence.</summary>
    public static Func<DiagnosticBuilder, Diagnostic>? Comparison(TestStatement.Expect expect) =>
        new Comparison(expect.Condition.Operator, 0).IsEquality ? at => at.ConfidenceInEquality(expect.Source) : null;

    /// <summary>The bounds that the author gives the numbers of a mean.</summary>
    public static Func<DiagnosticBuilder, Diagnostic>? Limits(Interval declared) => declared.Lower <= declared.Upper
        ? null
        : at => at.TestNumber("'max:'", $"at least 'min:', which is {declared.Lower:R}", $"{declared.Upper:R}");

    /// <summary>The range of the numbers of a mean with a confidence: it has two ends.</summary>
    public static Func<DiagnosticBuilder, Diagnostic>? Bounded(Expression.Statistic statistic, Interval range)
    {
        if (double.IsFinite(range.Upper - range.Lower))
        {
            return null;
        }

        var (min, max) = (!double.IsFinite(range.Lower), !double.IsFinite(range.Upper));
        var missing = min == max ? "The range" : min ? "A lower bound" : "An upper bound";
        var value = string.Join(' ', statistic.Source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var limits = min == max ? "min: …, max: …" : min ? "min: …" : "max: …";
        return at => at.MeanUnbounded(missing, value, $"mean({value}, {limits})");
    }
}

using System.Globalization;
using EigenFlux.Compiler.Testing;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Testing.Execution;

/// <summary>A value that is reported when its runs are done.</summary>
/// <param name="reported">What is reported.</param>
/// <param name="group">The runs in which it has a value each; null where it has one value.</param>
/// <param name="compute">The value: of a run, or, without one, of the test.</param>
internal sealed class Report(ReportedValue reported, RunGroup? group, Func<Observation?, FluxValue> compute)
{
    private const int CommonestTexts = 4;

    private ReportResult? result;

    /// <summary>Computes it from the runs that are done.</summary>
    /// <exception cref="EvaluationException">It cannot be computed.</exception>
    public void Finish(int runs)
    {
        if (group is null)
        {
            var value = Evaluator.Single(compute(null));
            var number = value switch
            {
                FluxValue.Integer integer => integer.Value,
                FluxValue.Number other => other.Value,
                _ => (double?)null,
            };
            result = new ReportResult(reported.Source, number, Text(value), [], runs);
            return;
        }

        var shares = group.Observations
            .GroupBy(observation => Text(Evaluator.Single(compute(observation))), StringComparer.Ordinal)
            .Select(texts => KeyValuePair.Create(texts.Key, texts.Count()))
            .OrderByDescending(text => text.Value).ThenBy(text => text.Key, StringComparer.Ordinal)
            .Take(CommonestTexts);
        result = new ReportResult(reported.Source, null, null, [.. shares], group.Observations.Count);
    }

    public ReportResult Result() => result ?? new ReportResult(reported.Source, null, null, [], 0);

    private static string Text(FluxValue value) => value switch
    {
        FluxValue.Number number => number.Value.ToString("0.####", CultureInfo.InvariantCulture),
        _ => value.AsText(),
    };
}

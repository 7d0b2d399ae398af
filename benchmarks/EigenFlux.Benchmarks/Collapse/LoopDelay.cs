using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Collapse;

namespace EigenFlux.Benchmarks.Collapse;

/// <summary>
/// How soon an orbit is reported: for each period a unit of so many tokens stands in the window twice, and the model goes on at
/// temperature 0. Where it does not take the unit up, there is no orbit, and nothing to measure.
/// </summary>
internal static class LoopDelay
{
    private const int MostPeriods = 12;

    public static void Measure(ILanguageModel model, string words, Table table)
    {
        var source = model.Tokenizer.Tokenize(words);
        var settings = CollapseSettings.Default;
        var random = new SeededRandom(7);
        using var context = model.CreateContext(new ContextOptions(1024));
        var periods = new Samples();
        var (none, late, other) = (0, 0, 0);
        for (var period = 1; period <= settings.LongestPeriod; period++)
        {
            var start = random.NextInt32(source.Length - period);
            var unit = source[start..(start + period)];
            var (said, report) = Run(model, context, unit, settings);
            if (report is not { } found)
            {
                none++;
            }
            else if (found.Period != period)
            {
                other++;
            }
            else
            {
                var at = 2 + ((double)said / period);
                periods.Add(at);
                late += at > 3 + 1e-9 ? 1 : 0;
            }
        }

        table.Add(
            $"{periods.Values.Count}", $"{none}", $"{other}", periods.Show("0.00"), Samples.Number(periods.Quantile(1), "0.00"), $"{late}");
    }

    /// <summary>How many tokens the model went on with the unit, and the report if there was one.</summary>
    private static (int Said, CollapseReport? Report) Run(ILanguageModel model, IModelContext context, TokenId[] unit, CollapseSettings settings)
    {
        using var session = context.CreateSession();
        using var sampler = model.CreateSampler(new SamplerRequest(new SamplerSettings { Temperature = 0 }, 1, 0));
        var monitor = new CollapseMonitor(settings);
        var length = 0;
        void Put(TokenId[] tokens)
        {
            session.Append(tokens);
            monitor.Inserted(length, tokens);
            length += tokens.Length;
        }

        if (model.Tokenizer.BeginOfText is { } begin)
        {
            Put([begin]);
        }

        Put(unit);
        Put(unit);
        for (var said = 0; said < MostPeriods * unit.Length; said++)
        {
            if (monitor.Look(session.LogProbabilityOf) is { } report)
            {
                return (said, report);
            }

            var token = session.Sample(sampler);
            if (token != unit[said % unit.Length])
            {
                return (said, null);
            }

            monitor.Drew(token, said + 1, monitor.WantsProbability ? session.LogProbabilityOf(token) : double.NaN);
            Put([token]);
        }

        return (MostPeriods * unit.Length, null);
    }
}

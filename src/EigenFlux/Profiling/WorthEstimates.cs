using EigenFlux.Compiler.Profiles;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Profiling;

/// <summary>Weights from measurements. Where little was measured, they stay near what is known before: the mean of the program, or the default.</summary>
internal static class WorthEstimates
{
    // What is known before counts as so many turns: the noise of a turn, divided by how much programs differ (benchmarks/layout/judge.md).
    private const double OfDefinitions = 12;
    private const double OfStory = 56;

    /// <summary>
    /// Weights of definitions: a random-effects model. The variance between definitions is DerSimonian and Laird's, and each estimate is
    /// shrunk towards the mean by the share of its variance that is noise.
    /// </summary>
    /// <param name="tallies">The measurements by character.</param>
    /// <returns>The mean, the weight of each, and the variance of a turn.</returns>
    public static (double Mean, Dictionary<string, double> Weights, double OfTurn) Definitions(IReadOnlyDictionary<string, WorthTally> tallies)
    {
        var all = tallies.Where(pair => pair.Value.Count > 0).ToList();
        var turns = all.Sum(pair => pair.Value.Count);
        var ofTurn = all.Sum(pair => pair.Value.Squares) / Math.Max(1, turns - all.Count);
        if (all.Count < 2 || turns == all.Count)
        {
            // There is nothing to tell the difference between definitions from that between turns by.
            var same = Weight(Posterior(all.Sum(pair => pair.Value.Mean * pair.Value.Count) / Math.Max(1, turns), turns, ModelProfile.Unit));
            return (same, all.ToDictionary(pair => pair.Key, _ => same, StringComparer.Ordinal), ofTurn);
        }

        var precise = all.Select(pair => (pair.Key, pair.Value.Mean, Precision: 1 / Math.Max(1e-9, pair.Value.Variance(ofTurn)))).ToList();
        var sum = precise.Sum(item => item.Precision);
        var fixedMean = precise.Sum(item => item.Precision * item.Mean) / sum;
        var spread = precise.Sum(item => item.Precision * Math.Pow(item.Mean - fixedMean, 2));
        var between = Math.Max(0, (spread - (precise.Count - 1)) / Math.Max(1e-12, sum - (precise.Sum(item => item.Precision * item.Precision) / sum)));
        var weights = precise.Select(item => 1 / ((1 / item.Precision) + between)).ToList();
        var mean = Posterior(precise.Zip(weights, (item, weight) => item.Mean * weight).Sum() / weights.Sum(), turns, ModelProfile.Unit);
        return (Weight(mean), precise.ToDictionary(
            item => item.Key,
            item => Weight(mean + (between / (between + (1 / item.Precision)) * (item.Mean - mean))),
            StringComparer.Ordinal), ofTurn);
    }

    /// <summary>The share of its weight that a present character's definition has.</summary>
    public static double Present(WorthTally present, double mean) => present.Count == 0
        ? LayoutWeights.Default.Present
        : WorthTally.Round(Math.Clamp(Posterior(present.Mean, present.Count, LayoutWeights.Default.Present * ModelProfile.Unit) / (mean * ModelProfile.Unit), 0, 1));

    /// <summary>The exponent of a shorter level.</summary>
    /// <param name="brief">What is missing with the brief level.</param>
    /// <param name="absent">What is missing without the definition, at the same turns.</param>
    /// <param name="share">The mean share of the tokens that the brief level has.</param>
    public static double LevelPower(WorthTally brief, WorthTally absent, double share)
    {
        var known = LayoutWeights.Default.LevelPower;
        if (brief.Count == 0 || share is <= 0.02 or >= 0.98)
        {
            return known;
        }

        // Both measurements with what is known before them, so that a ratio of two small numbers does not decide.
        var without = Posterior(absent.Mean, absent.Count, ModelProfile.Unit, OfStory);
        var with = Posterior(brief.Mean, brief.Count, ModelProfile.Unit * (1 - Math.Pow(share, known)), OfStory);
        var conveyed = Math.Clamp(1 - (with / without), 0.02, 0.98);
        return WorthTally.Round(Math.Clamp(Math.Log(conveyed) / Math.Log(share), 0.25, 8));
    }

    /// <summary>The curve of the story: least squares over a grid.</summary>
    /// <param name="tokens">The mean tokens of the story at each point, ascending; the last has all that were measured.</param>
    /// <param name="missing">What is missing at each point, compared with the last.</param>
    public static StoryWorth Story(IReadOnlyList<double> tokens, IReadOnlyList<WorthTally> missing)
    {
        var known = StoryWorth.Default;
        if (tokens.Count < 3 || missing[0].Count == 0)
        {
            return known;
        }

        var last = tokens[^1];
        double[] target =
        [
            .. tokens.Select((count, i) =>
                Posterior(missing[i].Mean, missing[i].Count, ModelProfile.Unit * (known.Missing(count) - known.Missing(last)), OfStory) / ModelProfile.Unit),
        ];
        var (best, least) = (known, double.PositiveInfinity);
        for (var half = 8.0; half <= 640; half *= 1.1)
        {
            var shape = tokens.Select(count => new StoryWorth(1, half, known.Power)).Zip(tokens, (worth, count) => worth.Missing(count)).ToArray();
            var rise = shape.Select(value => value - shape[^1]).ToArray();
            var scale = Math.Clamp(rise.Zip(target, (over, value) => over * value).Sum() / rise.Sum(over => over * over), ModelProfile.LeastWeight, ModelProfile.MostWeight);
            var error = rise.Zip(target, (over, value) => Math.Pow((scale * over) - value, 2)).Sum();
            (best, least) = error < least ? (new StoryWorth(WorthTally.Round(scale), WorthTally.Round(half), known.Power), error) : (best, least);
        }

        return best;
    }

    private static double Posterior(double mean, int turns, double known, double prior = OfDefinitions) => ((mean * turns) + (known * prior)) / (turns + prior);

    private static double Weight(double nats) => WorthTally.Round(Math.Clamp(nats / ModelProfile.Unit, ModelProfile.LeastWeight, ModelProfile.MostWeight));
}

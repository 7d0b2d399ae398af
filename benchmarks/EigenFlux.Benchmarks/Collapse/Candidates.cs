using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Collapse;

namespace EigenFlux.Benchmarks.Collapse;

/// <summary>
/// Asks a model only for what can matter, so that much text can be judged in little time: where some period is complete three times,
/// for what would go on with it and for its last period, the last token first, up to the first of which the model was not sure. What
/// is not asked for then cannot make an orbit.
/// </summary>
internal static class Candidates
{
    /// <returns>How many places there are at which a period is complete three times.</returns>
    public static int Score(TokenId[] tokens, CollapseSettings settings, LazyScores scores)
    {
        var count = 0;
        var least = Math.Log(settings.SureEach);
        var runs = new int[settings.LongestPeriod + 1];
        for (var i = 0; i < tokens.Length; i++)
        {
            for (var period = 1; period < runs.Length; period++)
            {
                runs[period] = i >= period && tokens[i] == tokens[i - period] ? runs[period] + 1 : 0;
                if (runs[period] >= (settings.Periods - 1) * period)
                {
                    count++;
                    var sure = scores.Compute(i + 1, tokens[i + 1 - period]) >= least;
                    for (var back = 0; sure && back < period; back++)
                    {
                        sure = scores.Compute(i - back, tokens[i - back]) >= least;
                    }
                }
            }
        }

        return count;
    }
}

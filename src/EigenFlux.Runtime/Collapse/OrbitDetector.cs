using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Collapse;

/// <summary>
/// Detects orbits in the tokens: the last tokens repeat with a period several times, and the model is almost certain of them. For
/// each period the detector counts how many of the last tokens are equal to the token one period earlier; probabilities are
/// needed only after two periods. Tokens that the model did not generate count as certain.
/// </summary>
public sealed class OrbitDetector
{
    private readonly CollapseSettings settings;
    private readonly TokenTail tail;
    private readonly int[] runs; // [period]
    private readonly double meanSurprise;
    private readonly double eachSurprise;
    private int inside;

    /// <summary>Creates a detector for an empty page.</summary>
    public OrbitDetector(CollapseSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.settings = settings;
        tail = new TokenTail((settings.LongestPeriod * (Math.Max(settings.Periods, settings.PeriodsAlone) + 1)) + settings.TokensAlone);
        runs = new int[settings.LongestPeriod + 1];
        meanSurprise = -Math.Log(settings.SureMean);
        eachSurprise = -Math.Log(settings.SureEach);
    }

    private OrbitDetector(OrbitDetector other)
    {
        (settings, tail, runs) = (other.settings, other.tail.Fork(), [.. other.runs]);
        (meanSurprise, eachSurprise, inside, Suspects) = (other.meanSurprise, other.eachSurprise, other.inside, other.Suspects);
    }

    /// <summary>Returns an independent copy.</summary>
    public OrbitDetector Fork() => new(this);

    /// <summary>Whether two periods are present, so the next token's probability is needed.</summary>
    public bool Suspects { get; private set; }

    /// <summary>Whether a reported orbit still continues.</summary>
    public bool IsInside => inside > 0;

    /// <summary>The proximity to an orbit, from 0 to 1, by repetition alone.</summary>
    public double Gauge
    {
        get
        {
            var gauge = inside > 0 ? 1.0 : 0;
            for (var period = 1; Suspects && period < runs.Length; period++)
            {
                // The first time that something comes again is no repetition yet.
                var repeated = runs[period] + period - Math.Max(period, settings.Evidence / 2.0);
                gauge = Math.Max(gauge, repeated / Math.Max((settings.Periods - 1) * period, settings.Evidence));
            }

            return Math.Min(gauge, 1);
        }
    }

    /// <summary>Adds a token at the end of the page.</summary>
    /// <param name="token">The token.</param>
    /// <param name="number">The number of the token among the generated tokens; for a written token, the number of the last generated one.</param>
    /// <param name="generated">Whether the model generated the token.</param>
    /// <param name="logProbability">The natural logarithm of the token's probability; NaN if it was not requested or is unknown.</param>
    public void Add(TokenId token, int number, bool generated, double logProbability = double.NaN)
    {
        tail.Add(new TokenTail.Entry(token, number, generated ? (float)-logProbability : 0, generated));
        Suspects = false;
        var longest = Math.Min(settings.LongestPeriod, tail.Count - 1);
        for (var period = 1; period <= longest; period++)
        {
            var run = tail[period].Token == token ? runs[period] + 1 : 0;
            runs[period] = run;
            Suspects |= run >= period;
        }

        Leave();
    }

    /// <summary>Removes the last tokens.</summary>
    /// <returns>The number of dropped tokens that the model had generated; at most as many as are remembered.</returns>
    public int Drop(int count)
    {
        var said = count > tail.Count ? int.MaxValue : 0;
        for (var back = 0; back < count && said < int.MaxValue; back++)
        {
            said += tail[back].IsGenerated ? 1 : 0;
        }

        tail.Drop(count);
        Suspects = false;
        for (var period = 1; period < runs.Length; period++)
        {
            var run = 0;
            while (run + period < tail.Count && tail[run].Token == tail[run + period].Token)
            {
                run++;
            }

            runs[period] = run;
            Suspects |= run >= period;
        }

        Leave();
        return said;
    }

    /// <summary>Checks for an orbit before the next token is drawn. A reported orbit is not reported again until it has ended.</summary>
    /// <param name="logProbability">
    /// Returns the natural logarithm of the probability that a token comes next; called at most a few times. Null if the model gives no
    /// probabilities.
    /// </param>
    public CollapseReport? Look(Func<TokenId, double>? logProbability)
    {
        if (!Suspects || inside > 0)
        {
            return null;
        }

        for (var period = 1; period < runs.Length; period++)
        {
            var run = runs[period];
            if (run < period * (settings.Periods - 1) || !Says(period))
            {
                continue;
            }

            if (IsAlone(period, run) || (logProbability is not null && IsSure(period, logProbability)))
            {
                inside = Shortest(period);
                var all = Math.Min(runs[inside] + inside, tail.Count);
                return new CollapseReport(CollapseKind.Orbit, inside, Math.Max(1, tail[all - 1].Number));
            }
        }

        return null;
    }

    /// <summary>
    /// The shortest period of a sequence that has the given one: a long run of one token has every period, and several together are certain
    /// enough at first.
    /// </summary>
    private int Shortest(int period)
    {
        var shortest = 1;
        while (runs[shortest] < (settings.Periods - 1) * period)
        {
            shortest++;
        }

        return shortest;
    }

    private bool IsAlone(int period, int run) =>
        run >= period * (settings.PeriodsAlone - 1) && run >= settings.TokensAlone;

    private bool IsSure(int period, Func<TokenId, double> logProbability)
    {
        var sum = 0.0;
        var allowed = meanSurprise * (period + 1) * Math.Min(1, (period + 1.0) / settings.Evidence);
        for (var back = 0; back < period; back++)
        {
            double surprise = tail[back].Surprise;
            sum += surprise;
            if (!(surprise <= eachSurprise) || sum > allowed)
            {
                return false;
            }
        }

        var next = -logProbability(tail[period - 1].Token);
        return next <= eachSurprise && sum + next <= allowed;
    }

    /// <summary>Whether the model had a part in the last period.</summary>
    private bool Says(int period)
    {
        for (var back = 0; back < period; back++)
        {
            if (tail[back].IsGenerated)
            {
                return true;
            }
        }

        return false;
    }

    private void Leave()
    {
        if (inside > 0 && runs[inside] < inside * (settings.Periods - 1))
        {
            inside = 0;
        }
    }
}

using EigenFlux.Compiler.Profiles;

namespace EigenFlux.Profiling;

/// <summary>Differences of the nats of turns, and the ratio of their sum to the turns' tokens.</summary>
internal sealed class WorthTally
{
    // The quantile of the normal distribution for an interval at 95 %.
    private const double Quantile = 1.96;

    private readonly List<(double Nats, double Tokens)> turns = [];

    /// <summary>The number of turns.</summary>
    public int Count => turns.Count;

    /// <summary>The nats for a token; 0 without a turn.</summary>
    public double Mean => turns.Count == 0 ? 0 : turns.Sum(turn => turn.Nats) / Math.Max(1, turns.Sum(turn => turn.Tokens));

    /// <summary>Adds a turn.</summary>
    /// <param name="nats">The nats that it has more.</param>
    /// <param name="tokens">Its tokens.</param>
    public void Add(double nats, int tokens) => turns.Add((nats, tokens));

    /// <summary>The sum of the squares of the turns' differences from the ratio.</summary>
    public double Squares => turns.Sum(turn => Math.Pow(turn.Nats - (Mean * turn.Tokens), 2));

    /// <summary>The variance of the ratio, if a turn's difference has the given variance.</summary>
    public double Variance(double ofTurn) => turns.Count == 0 ? double.PositiveInfinity : turns.Count * ofTurn / Math.Pow(Math.Max(1, turns.Sum(turn => turn.Tokens)), 2);

    /// <summary>The measurement, with an interval at 95 % from the variance of the turns; a single turn has that of <paramref name="ofTurn"/>.</summary>
    public MeasuredWorth Measured(double ofTurn = 0)
    {
        var half = Quantile * Math.Sqrt(turns.Count < 2 ? Variance(ofTurn) : Variance(Squares / (turns.Count - 1)));
        return turns.Count == 0 ? new MeasuredWorth(0, 0, 0, 0) : new MeasuredWorth(turns.Count, Round(Mean), Round(Mean - half), Round(Mean + half));
    }

    /// <summary>As it is written to a file.</summary>
    public static double Round(double value) => Math.Round(value, 4) + 0.0;
}

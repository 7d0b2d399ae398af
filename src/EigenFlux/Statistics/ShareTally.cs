namespace EigenFlux.Statistics;

/// <summary>
/// The share of runs in which a condition holds, and the bounds of its probability. The bounds are the better of two, each with half of the
/// risk: those that hold at every look, and the exact ones after the last run, whose worst case is known earlier.
/// </summary>
/// <param name="Planned">The runs that are planned.</param>
/// <param name="Done">The runs that are done.</param>
/// <param name="Holding">Those of them in which the condition holds.</param>
public readonly record struct ShareTally(int Planned, int Done, int Holding)
{
    /// <summary>The share so far; not a number before the first run.</summary>
    public double Share => (double)Holding / Done;

    /// <summary>The range of the share over all planned runs.</summary>
    public Interval Final => new((double)Holding / Planned, (double)MostHolding / Planned);

    /// <summary>The final tally if the condition holds in every remaining run.</summary>
    public ShareTally Best => new(Planned, Planned, MostHolding);

    /// <summary>The final tally if the condition holds in no remaining run.</summary>
    public ShareTally Worst => new(Planned, Planned, Holding);

    private int MostHolding => Holding + Planned - Done;

    /// <summary>Bounds of the probability. Each is ever wrong in at most a share <paramref name="alpha"/> of all experiments.</summary>
    /// <param name="alpha">The risk of each bound, in (0, 1).</param>
    public Interval Bounds(double alpha)
    {
        var foregone = Foregone(alpha);
        return new Interval(
            Math.Max(SequentialBounds.Lower(Holding, Done, alpha / 2), foregone.Lower),
            Math.Min(SequentialBounds.Upper(Holding, Done, alpha / 2), foregone.Upper));
    }

    /// <summary>The bounds that the runs done so far leave to the exact ones after the last run, whatever the others come to.</summary>
    /// <param name="alpha">The risk of each bound, in (0, 1).</param>
    public Interval Foregone(double alpha) =>
        new(ExactBounds.Lower(Holding, Planned, alpha / 2), ExactBounds.Upper(MostHolding, Planned, alpha / 2));

    /// <summary>The tally after one run more.</summary>
    public ShareTally Add(bool holds) => this with { Done = Done + 1, Holding = Holding + (holds ? 1 : 0) };
}

namespace EigenFlux.Statistics;

/// <summary>A mean of numbers that is being measured.</summary>
/// <param name="Planned">The runs that are planned.</param>
/// <param name="Done">The runs that are done.</param>
/// <param name="Mean">The mean so far.</param>
public readonly record struct MeanTally(int Planned, int Done, double Mean)
{
    /// <summary>The range of the mean over all planned runs: unbounded until the last run.</summary>
    public Interval Final => Done < Planned ? Interval.All : Interval.Of(Mean);

    /// <summary>The tally after one number more (Welford's update, which loses no digits).</summary>
    public MeanTally Add(double number) => new(Planned, Done + 1, Mean + ((number - Mean) / (Done + 1)));
}

using MathNet.Numerics.Distributions;

namespace EigenFlux.Statistics;

/// <summary>A mean of numbers that is being measured. Its bounds are Student's, which are close for many runs and not exact.</summary>
/// <param name="Planned">The runs that are planned.</param>
/// <param name="Done">The runs that are done.</param>
/// <param name="Mean">The mean so far.</param>
/// <param name="Squares">The sum of the squared distances from it.</param>
public readonly record struct MeanTally(int Planned, int Done, double Mean, double Squares)
{
    /// <summary>The standard deviation of the numbers; 0 before the second.</summary>
    public double Deviation => Done < 2 ? 0 : Math.Sqrt(Squares / (Done - 1));

    /// <summary>What the mean over all planned runs can still be: until the last of them, anything.</summary>
    public Interval Final => Done < Planned ? Interval.All : Interval.Of(Mean);

    /// <summary>
    /// Bounds of the expected value, each wrong in about a share <paramref name="alpha"/> of all experiments. They are for one look, at the
    /// last run; before it, and of fewer than two numbers, there are none.
    /// </summary>
    /// <param name="alpha">The risk of each bound, in (0, 1).</param>
    public Interval Bounds(double alpha)
    {
        if (Done < Planned || Done < 2)
        {
            return Interval.All;
        }

        var half = StudentT.InvCDF(0, 1, Done - 1, 1 - alpha) * Deviation / Math.Sqrt(Done);
        return new Interval(Mean - half, Mean + half);
    }

    /// <summary>The tally after one number more (Welford's update, which loses no digits).</summary>
    public MeanTally Add(double number)
    {
        var mean = Mean + ((number - Mean) / (Done + 1));
        return new MeanTally(Planned, Done + 1, mean, Squares + ((number - Mean) * (number - mean)));
    }
}

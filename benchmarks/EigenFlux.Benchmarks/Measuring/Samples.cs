using System.Diagnostics;
using System.Globalization;

namespace EigenFlux.Benchmarks.Measuring;

/// <summary>Measured values of one thing.</summary>
internal sealed class Samples
{
    private readonly List<double> values = [];

    public Samples()
    {
    }

    public Samples(IEnumerable<double> values) => this.values.AddRange(values);

    public IReadOnlyList<double> Values => values;

    public double Median => Quantile(0.5);

    public void Add(double value) => values.Add(value);

    /// <summary>Measures how long something takes, in seconds.</summary>
    public T Time<T>(Func<T> measured)
    {
        var started = Stopwatch.GetTimestamp();
        var result = measured();
        Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return result;
    }

    /// <summary>A quantile, interpolated between the two values nearest to it.</summary>
    public double Quantile(double share)
    {
        if (values.Count == 0)
        {
            return double.NaN;
        }

        var sorted = values.Order().ToArray();
        var at = share * (sorted.Length - 1);
        var low = (int)at;
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }

    /// <summary>Each value divided by the other's of the same round.</summary>
    public Samples Over(Samples other) => new(values.Zip(other.values, (a, b) => a / b));

    /// <summary>The median, with the quartiles in brackets.</summary>
    public string Show(string format, double scale = 1) =>
        $"{Number(Median * scale, format)} ({Number(Quantile(0.25) * scale, format)}–{Number(Quantile(0.75) * scale, format)})";

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

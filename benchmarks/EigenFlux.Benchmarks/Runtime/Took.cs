using System.Diagnostics;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>What something took.</summary>
/// <param name="Seconds">Of the clock on the wall.</param>
/// <param name="Processor">Of this process's processor time; not a number where another process did it. With one thread it hardly knows of other work on the machine.</param>
internal readonly record struct Took(double Seconds, double Processor)
{
    /// <summary>Measures what this process does.</summary>
    public static Took By(Action what)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        what();
        return new Took(Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }
}

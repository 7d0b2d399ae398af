using System.Diagnostics;
using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks;

/// <summary>
/// <c>eflux check</c> on a small file, from start to exit, beside an empty program of the same runtime. Processor time is shown too,
/// which other work on the machine does not change much.
/// </summary>
internal static class CheckBenchmark
{
    private const double Bar = 0.3;

    private static readonly string[] Arguments = ["check", "examples/negotiation.eflux"];

    public static Task RunAsync(int? rounds)
    {
        List<(string Name, ProcessStartInfo Start)> contestants = [("./eflux check", Places.Start(Places.Script, Arguments))];
        Measure(contestants[0].Start); // It builds itself, where it is not built.
        if (Places.Program is { } program)
        {
            contestants.Add(("the program that it starts", Places.Start(program, Arguments)));
        }

        contestants.Add(("a .NET program that does nothing", Places.Self("child-nothing")));
        var wall = contestants.ConvertAll(_ => new Samples());
        var busy = contestants.ConvertAll(_ => new Samples());
        var count = rounds ?? 20;
        for (var round = -2; round < count; round++)
        {
            for (var i = 0; i < contestants.Count; i++)
            {
                var at = (i + round + contestants.Count) % contestants.Count;
                var (time, work) = Measure(contestants[at].Start);
                if (round >= 0)
                {
                    wall[at].Add(time);
                    busy[at].Add(work);
                }
            }
        }

        var table = new Table(
            $"check: examples/negotiation.eflux, {count} processes each, load {Machine.Load()}",
            "", "start to exit, ms", "p95, ms", "processor time, ms", $"bar {Bar * 1000:0} ms");
        for (var i = 0; i < contestants.Count; i++)
        {
            table.Add(
                contestants[i].Name,
                wall[i].Show("0", 1000),
                Samples.Number(wall[i].Quantile(0.95) * 1000, "0"),
                busy[i].Show("0", 1000),
                i + 1 == contestants.Count ? "" : wall[i].Median < Bar ? "held" : "MISSED");
        }

        table.Print();
        return Task.CompletedTask;
    }

    private static (double Time, double Work) Measure(ProcessStartInfo start)
    {
        var before = ChildrenTime();
        var started = Stopwatch.GetTimestamp();
        using var child = Process.Start(start)!;
        var errors = child.StandardError.ReadToEndAsync();
        child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        var time = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return child.ExitCode == 0
            ? (time, ChildrenTime() - before)
            : throw new InvalidOperationException($"{start.FileName} failed: {errors.Result}");
    }

    /// <summary>Seconds of processor time of all children that are over, and of theirs.</summary>
    private static double ChildrenTime()
    {
        const string Path = "/proc/self/stat";
        if (!File.Exists(Path))
        {
            return double.NaN;
        }

        // The name, in brackets, may hold spaces; user and system time of the children are fields 16 and 17, in hundredths.
        var text = File.ReadAllText(Path);
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[13]) + long.Parse(fields[14])) / 100.0;
    }
}

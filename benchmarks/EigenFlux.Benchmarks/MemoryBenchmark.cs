using System.Diagnostics;
using System.Globalization;
using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks;

/// <summary>
/// The peak resident memory of <c>eflux run</c> beside the model's own. The model's own is what a process grows by that loads the
/// file, makes a context with the same window and decodes one token, with the native library alone: the .NET runtime, which that
/// process has too, is counted as EigenFlux's.
/// </summary>
internal static class MemoryBenchmark
{
    private const double Bar = 150;

    public static Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("memory"))
        {
            return Task.CompletedTask;
        }

        if (!ProcessMemory.IsKnown)
        {
            Console.WriteLine("memory: left out: the system has no /proc.");
            return Task.CompletedTask;
        }

        var table = new Table(
            $"memory: MB (10⁶ bytes), peak resident; the file has {new FileInfo(Places.Model!).Length / 1e6:0}",
            "window", "peak of eflux run", "peak of the bare process", "the model's own", "eflux run − the model's own", $"bar {Bar:0}");
        foreach (var window in (int[])[1024, 4096])
        {
            // The prefix leaves some 300 tokens, so that few need be generated for the window to be full and turns to be deleted.
            var path = Programs.Save(Programs.ManyTurns(24, 16, window, (window - 300) * 10 / 11, "delete by turn down to 95 %"));
            var run = new Samples();
            var bare = new Samples();
            var own = new Samples();
            var more = new Samples();
            for (var round = 0; round < (rounds ?? 3); round++)
            {
                using var child = Process.Start(Places.Self("child-bare", window.ToString(CultureInfo.InvariantCulture)))!;
                var numbers = child.StandardOutput.ReadToEnd().Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
                child.WaitForExit();
                run.Add(PeakOfRun(path) / 1e6);
                bare.Add(numbers[1] / 1e6);
                own.Add((numbers[1] - numbers[0]) / 1e6);
                more.Add(run.Values[^1] - own.Values[^1]);
            }

            Programs.Delete(path);
            table.Add(
                window.ToString(CultureInfo.InvariantCulture), run.Show("0"), bare.Show("0"), own.Show("0"), more.Show("0"),
                more.Median <= Bar ? "held" : "MISSED");
        }

        table.Print();
        return Task.CompletedTask;
    }

    private static long PeakOfRun(string program)
    {
        using var child = Process.Start(Places.Start(Places.Script, "run", program, "--model", Places.Model!, "--json", "--threads", "1"))!;
        // The script becomes the program, so that its process is the program's.
        var output = child.StandardOutput.ReadToEndAsync();
        var errors = child.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!child.WaitForExit(5))
        {
            // The number only grows, so that the last one read is the peak, but for the process's last few milliseconds.
            peak = Math.Max(peak, ProcessMemory.Read("VmHWM", child.Id) ?? 0);
        }

        return child.ExitCode == 0 ? peak : throw new InvalidOperationException($"eflux run failed: {errors.Result}{output.Result}");
    }
}

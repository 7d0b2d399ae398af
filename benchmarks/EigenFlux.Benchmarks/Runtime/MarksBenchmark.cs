using System.Globalization;
using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>
/// What a low-water mark trades: how much of the story is in the window, against tokens per second. Writes the table, and the curve as
/// <c>docs/images/low-water.svg</c>.
/// </summary>
internal static class MarksBenchmark
{
    private const double Bar = 0.6;
    private static readonly int[] Marks = [30, 40, 50, 60, 65, 70, 80, 90, 95];
    private static readonly int[] Shifted = [30, 65, 95];

    public static async Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("runtime-marks"))
        {
            return;
        }

        using var host = new FluxHost(new FluxHostOptions { Threads = Machine.Threads });
        var policies = Marks.Select(mark => (Mark: mark, Cache: "exact")).Concat(Shifted.Select(mark => (Mark: mark, Cache: "shift"))).ToArray();
        var windows = Array.ConvertAll(
            policies, policy => new FullWindow(host, $"delete by turn down to {policy.Mark} %\n  cache {policy.Cache}", 60));
        await FullWindow.RunAsync(windows, rounds ?? 3);
        var table = new Table(
            $"runtime-marks: window {FullWindow.Window}, prefix {windows[0].Prefix}, turns of {FullWindow.TurnLength} tokens, threads: {Machine.Threads}, {rounds ?? 3} rounds, load {Machine.Load()}",
            "delete by turn down to", "tokens of the story in the window, mean", "at the least", "tokens/s after the window is full", "after ÷ before", "at least 0.6", "in processor time");
        var exact = new List<PlotPoint>();
        var shift = new List<PlotPoint>();
        for (var i = 0; i < windows.Length; i++)
        {
            var (mark, cache) = policies[i];
            var measured = windows[i].Measured;
            var ratio = measured.After.Over(measured.Before);
            table.Add(
                $"{mark} %, `{cache}`", Samples.Number(measured.Last.Kept, "0"), measured.Last.LeastKept.ToString(CultureInfo.InvariantCulture),
                measured.After.Show("0.0"), ratio.Show("0.00"), ratio.Median >= Bar ? "yes" : "no",
                measured.InProcessorTime.Show("0.00"));
            (cache == "exact" ? exact : shift).Add(new PlotPoint(measured.Last.Kept, measured.After.Median, $"{mark} %"));
        }

        table.Print();
        var picture = Path.Combine(Places.Root, "docs", "images", "low-water.svg");
        var plot = new Plot("tokens of the story in the window (mean)", "tokens/s after the window is full");
        plot.Add("cache shift", "#4c72b0", shift);
        plot.Add("cache exact", "#c44e52", exact);
        await File.WriteAllTextAsync(picture, plot.ToSvg());
        Console.WriteLine($"\nThe curve is in {Path.GetRelativePath(Places.Root, picture)}.");
    }
}

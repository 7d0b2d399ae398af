using System.Globalization;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Language.Compilations;
using EigenFlux.Language.Text;

namespace EigenFlux.Benchmarks.Editing;

/// <summary>
/// What a keystroke costs in a file of 2,000 lines: parse and bind after it, compared with a check of the whole file, and the memory after
/// many of them. Processor time is that of the whole process, collection of garbage too: it hardly depends on what else the machine does.
/// </summary>
internal static class EditBenchmark
{
    private const string Path = "/p/main.eflux";
    private const double Bar = 0.03;
    private const int EditsForMemory = 10_000;

    public static Task RunAsync(int? rounds)
    {
        var table = new Table(
            $"edit: parse and bind after a keystroke in 2,000 lines, load {Machine.Load()}",
            "file", "keystrokes", "p50, ms", "p95, ms", "processor p50, ms", "processor p95, ms", "worst kind: its p50, p95, ms", "whole check, ms", "p50 ÷ whole", "p95 under 30 ms");
        var kinds = new Table($"edit: by kind of keystroke, load {Machine.Load()}", "file", "kind", "keystrokes", "p50, ms", "p95, ms", "most, ms");
        foreach (var (name, text) in Files())
        {
            Measure(name, text, rounds ?? 12, table, kinds);
        }

        table.Print();
        Console.WriteLine();
        kinds.Print();
        Console.WriteLine();
        MeasureMemory((rounds ?? 12) < 3 ? EditsForMemory / 10 : EditsForMemory);
        return Task.CompletedTask;
    }

    private static (string Name, string Text)[] Files() =>
    [
        ("no mistake", LongProgram.Text(0)),
        ("1 mistake", LongProgram.Text(1)),
        ("100 mistakes", LongProgram.Text(100)),
        ("no mistake, one scene", LongProgram.OneScene()),
    ];

    private static void Measure(string name, string text, int rounds, Table table, Table kinds)
    {
        var byKind = TypedEdits.Kinds.ToDictionary(kind => kind, _ => new Samples());
        var (whole, ratios, processor) = (new Samples(), new Samples(), new Samples());
        for (var round = -2; round < rounds; round++)
        {
            var isWarm = round >= 0;
            var cold = new Samples();
            var compilation = cold.Time(() => Compilation.Create(Path, new SourceSet(new InMemorySourceProvider()).With(Path, text)));
            var warm = new Samples();
            foreach (var (kind, versions) in TypedEdits.Of(text, round + 2))
            {
                foreach (var version in versions)
                {
                    var edits = new Samples();
                    var before = Environment.CpuUsage.TotalTime;
                    compilation = edits.Time(() => compilation.With(Path, version));
                    warm.Add(edits.Median);
                    if (isWarm)
                    {
                        processor.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
                        byKind[kind].Add(edits.Median);
                    }
                }
            }

            if (isWarm)
            {
                whole.Add(cold.Median);
                ratios.Add(warm.Median / cold.Median);
            }
        }

        var all = new Samples(byKind.Values.SelectMany(samples => samples.Values));
        var worst = byKind.MaxBy(pair => pair.Value.Quantile(0.95));
        table.Add(
            name,
            all.Values.Count.ToString("N0", CultureInfo.InvariantCulture),
            Milliseconds(all.Median),
            Milliseconds(all.Quantile(0.95)),
            Milliseconds(processor.Median),
            Milliseconds(processor.Quantile(0.95)),
            $"{worst.Key}: {Milliseconds(worst.Value.Median)}, {Milliseconds(worst.Value.Quantile(0.95))}",
            whole.Show("0.0", 1000),
            ratios.Show("0.00"),
            all.Quantile(0.95) < Bar ? "held" : "MISSED");
        foreach (var (kind, samples) in byKind.Where(pair => pair.Value.Values.Count > 0))
        {
            kinds.Add(name, kind, samples.Values.Count.ToString("N0", CultureInfo.InvariantCulture), Milliseconds(samples.Median), Milliseconds(samples.Quantile(0.95)), Milliseconds(samples.Values.Max()));
        }
    }

    private static void MeasureMemory(int count)
    {
        var table = new Table(
            $"edit: managed memory that is still held after so many keystrokes, MB, load {Machine.Load()}",
            ["file", .. Enumerable.Range(0, 5).Select(quarter => (quarter * count / 4).ToString("N0", CultureInfo.InvariantCulture))]);
        foreach (var (name, text) in Files().Where(file => file.Name is "no mistake" or "100 mistakes"))
        {
            var compilation = Compilation.Create(Path, new SourceSet(new InMemorySourceProvider()).With(Path, text));
            var held = new List<string> { name, Held() };
            var edits = 0;
            for (var round = 0; edits < count; round++)
            {
                foreach (var version in TypedEdits.Of(text, round).SelectMany(kind => kind.Versions).TakeWhile(_ => edits < count))
                {
                    compilation = compilation.With(Path, version);
                    if (++edits % (count / 4) == 0)
                    {
                        held.Add(Held());
                    }
                }
            }

            GC.KeepAlive(compilation);
            table.Add([.. held]);
        }

        table.Print();
    }

    private static string Held()
    {
        GC.Collect(2, GCCollectionMode.Forced, true, true);
        GC.WaitForPendingFinalizers();
        return Samples.Number(GC.GetTotalMemory(true) / 1e6, "0.0");
    }

    private static string Milliseconds(double seconds) => Samples.Number(seconds * 1000, "0.0");
}

using System.Diagnostics;
using System.Globalization;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Compiler;

namespace EigenFlux.Benchmarks;

/// <summary>
/// A compile of 200 characters, all of them cast, and 100 beats: read, parse and bind, then lower, tokenise and plan. Warm in one
/// process that has the model open; cold as the first thing that a process does.
/// </summary>
internal static class CompileBenchmark
{
    private const double Bar = 0.5;

    public static Task RunAsync(int? rounds)
    {
        var path = Programs.Save(Programs.Large());
        var characters = File.ReadAllText(path).Length;
        var table = new Table(
            $"compile: {Programs.Characters} characters, {Programs.Beats} beats, {characters / 1000} thousand letters, load {Machine.Load()}",
            "", "parse and bind, ms", "lower, tokenise, plan, ms", "both, ms", $"bar {Bar * 1000:0} ms");
        foreach (var (name, model) in Models())
        {
            Warm(path, name, model, rounds ?? 30, table);
        }

        foreach (var (name, model) in Models())
        {
            Cold(name, model, Math.Max(1, (rounds ?? 30) / 3), table);
        }

        table.Print();
        Programs.Delete(path);
        return Task.CompletedTask;
    }

    private static IEnumerable<(string Name, string Uri)> Models()
    {
        yield return ("builtin:mini", "builtin:mini");
        if (Places.HasModel("compile for GGUF"))
        {
            yield return ("GGUF", Places.Model!);
        }
    }

    private static void Warm(string path, string name, string model, int rounds, Table table)
    {
        using var host = new FluxHost();
        var bind = new Samples();
        var plan = new Samples();
        var tokens = 0;
        for (var round = -3; round < rounds; round++)
        {
            var (first, second) = (round < 0 ? new Samples() : bind, round < 0 ? new Samples() : plan);
            var program = first.Time(() => host.Load(path));
            var result = second.Time(() => host.Compile(program, new CompileOptions { Model = model }));
            tokens = result.Image?.Plan.PrefixTokens ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        }

        Add(table, $"{name}, warm, {rounds} rounds, prefix of {tokens.ToString("N0", CultureInfo.InvariantCulture)} tokens", bind, plan);
    }

    private static void Cold(string name, string model, int processes, Table table)
    {
        var bind = new Samples();
        var plan = new Samples();
        var open = new Samples();
        for (var i = 0; i < processes; i++)
        {
            using var child = Process.Start(Places.Self("child-compile", model))!;
            var numbers = child.StandardOutput.ReadToEnd().Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            child.WaitForExit();
            open.Add(numbers[0]);
            bind.Add(numbers[1]);
            plan.Add(numbers[2]);
        }

        Add(table, $"{name}, first of a process, {processes} processes (opening the model before it: {open.Show("0", 1000)} ms)", bind, plan);
    }

    private static void Add(Table table, string name, Samples bind, Samples plan)
    {
        var both = new Samples(bind.Values.Zip(plan.Values, (a, b) => a + b));
        table.Add(name, bind.Show("0", 1000), plan.Show("0", 1000), both.Show("0", 1000), both.Median < Bar ? "held" : "MISSED");
    }
}

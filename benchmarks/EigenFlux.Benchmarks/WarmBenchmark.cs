using System.Diagnostics;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Compiler;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks;

/// <summary>
/// How long it takes until a run says its first token, where its prefix must be computed and where it is found on disk: with the model
/// open, and as whole processes.
/// </summary>
internal static class WarmBenchmark
{
    private const int Window = 2048;
    private const int PrefixTokens = 800;

    public static async Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("warm"))
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("eflux-benchmark-").FullName;
        var path = Programs.Save(Source());
        try
        {
            await InProcessAsync(path, folder, rounds ?? 10);
            Console.WriteLine();
            Processes(path, folder, rounds ?? 10);
        }
        finally
        {
            Programs.Delete(path);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task InProcessAsync(string path, string folder, int rounds)
    {
        using var never = new FluxHost(new FluxHostOptions { Threads = Machine.Threads });
        using var keeping = new FluxHost(new FluxHostOptions { Threads = Machine.Threads, PrefixCacheFolder = folder });
        FluxImage[] images = [Compile(never, path), Compile(keeping, path)];
        var (none, cold, warm) = (new Samples(), new Samples(), new Samples());
        await FirstTokenAsync(never, images[0]);
        for (var round = 0; round < rounds; round++)
        {
            none.Add(await FirstTokenAsync(never, images[0]));
            Empty(folder);
            cold.Add(await FirstTokenAsync(keeping, images[1]));
            warm.Add(await FirstTokenAsync(keeping, images[1]));
        }

        var size = new DirectoryInfo(folder).EnumerateFiles("*.prefix").Sum(file => file.Length) / 1e6;
        var table = new Table(
            $"warm: from the run's start to its first token, model open; prefix {images[0].Plan.PrefixTokens} tokens, {Samples.Number(size, "0.0")} MB on disk, threads: {Machine.Threads}, {rounds} rounds, load {Machine.Load()}",
            "", "ms", "÷ warm");
        table.Add("no cache", none.Show("0", 1000), none.Over(warm).Show("0.0"));
        table.Add("cold: computed, and kept", cold.Show("0", 1000), cold.Over(warm).Show("0.0"));
        table.Add("warm: found", warm.Show("0", 1000), "");
        table.Print();
    }

    private static void Processes(string path, string folder, int rounds)
    {
        if (Places.Program is not { } program)
        {
            Console.WriteLine("warm: whole processes are left out: call ./eflux once, which builds what they start.");
            return;
        }

        var (none, cold, warm) = (new Samples(), new Samples(), new Samples());
        void Add(Samples samples, string cache)
        {
            var start = Places.Start(
                program, "run", path, "--model", Places.Model!, "--seed", "7", "--quiet", "--threads", $"{Machine.Threads}", "--prefix-cache", cache);
            var began = Stopwatch.GetTimestamp();
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.StandardOutput.Read();
            samples.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
        }

        Add(new Samples(), "off");
        for (var round = 0; round < rounds; round++)
        {
            Add(none, "off");
            Empty(folder);
            Add(cold, folder);
            Add(warm, folder);
        }

        var table = new Table(
            $"warm: from a process's start to its first output, threads: {Machine.Threads}, {rounds} rounds, load {Machine.Load()}", "", "ms", "÷ warm");
        table.Add("no cache", none.Show("0", 1000), none.Over(warm).Show("0.0"));
        table.Add("cold: computed, and kept", cold.Show("0", 1000), cold.Over(warm).Show("0.0"));
        table.Add("warm: found", warm.Show("0", 1000), "");
        table.Print();
    }

    private static async Task<double> FirstTokenAsync(FluxHost host, FluxImage image)
    {
        var began = Stopwatch.GetTimestamp();
        await foreach (var happened in host.RunAsync(image, new RunOptions { Seed = 7 }))
        {
            switch (happened)
            {
                case FluxEvent.Appended { Kind: SegmentKind.Turn, Generated: > 0 }:
                    return Stopwatch.GetElapsedTime(began).TotalSeconds;
                case FluxEvent.Done { Fault: { } fault }:
                    throw new InvalidOperationException($"The run failed: {fault.Kind}, {fault.Subject}");
                case FluxEvent.Noticed { Fault: var notice }:
                    throw new InvalidOperationException($"{notice.Kind}: {notice.Subject}");
            }
        }

        throw new InvalidOperationException("The run generated nothing.");
    }

    private static FluxImage Compile(FluxHost host, string path)
    {
        var result = host.Compile(host.Load(path), new CompileOptions { Model = Places.Model });
        return result.Image ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    /// <summary>A program whose prefix has the tokens that are wanted, or a few more.</summary>
    private static string Source()
    {
        using var host = new FluxHost();
        for (var words = PrefixTokens * 3 / 4; ; words++)
        {
            var source = Programs.ManyTurns(1, 4, Window, words, "delete by turn");
            var path = Programs.Save(source);
            var tokens = Compile(host, path).Plan.PrefixTokens;
            Programs.Delete(path);
            if (tokens >= PrefixTokens)
            {
                return source;
            }
        }
    }

    private static void Empty(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.prefix"))
        {
            File.Delete(file);
        }
    }
}

using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Compiler;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>How soon a branch in a batch of sixteen says another token than the run of its seed by itself.</summary>
internal static class LeavingBenchmark
{
    private const int Branches = 16;
    private const int Length = 200;

    public static async Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("runtime-leaving"))
        {
            return;
        }

        using var host = new FluxHost(new FluxHostOptions { Threads = Machine.Threads });
        var path = Programs.Save(Programs.ManyTurns(Length, Length, 1024, 180, ""));
        var compiled = host.Compile(host.Load(path), new CompileOptions { Model = Places.Model });
        Programs.Delete(path);
        var image = compiled.Image ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics));
        var left = new List<int>();
        var (kept, again) = (0, true);
        for (var round = 0; round < (rounds ?? 2); round++)
        {
            var seeds = Enumerable.Range(1 + (round * Branches), Branches).Select(seed => (ulong)seed).ToArray();
            var together = await TogetherAsync(host, image, seeds);
            var repeated = await TogetherAsync(host, image, seeds);
            for (var i = 0; i < seeds.Length; i++)
            {
                again &= together[i].SequenceEqual(repeated[i]);
                var alone = await TogetherAsync(host, image, [seeds[i]]);
                var same = together[i].Zip(alone[0]).TakeWhile(pair => pair.First == pair.Second).Count();
                if (same == together[i].Count && same == alone[0].Count)
                {
                    kept++;
                }
                else
                {
                    left.Add(same);
                }
            }
        }

        left.Sort();
        var table = new Table(
            $"runtime-leaving: {Branches} branches of up to {Length} tokens after a prefix of 200, temperature 0.8, min-p 0.05, threads: {Machine.Threads}, {rounds ?? 2} rounds",
            "branches", "that never left the run of their seed", "left, at the earliest after", "median", "the same batch again gives the same");
        table.Add(
            $"{left.Count + kept}", $"{kept}", left.Count == 0 ? "" : $"{left[0]} tokens", left.Count == 0 ? "" : $"{left[left.Count / 2]} tokens", again ? "yes" : "NO");
        table.Print();
    }

    private static async Task<List<TokenId>[]> TogetherAsync(FluxHost host, FluxImage image, ulong[] seeds)
    {
        var said = seeds.Select(_ => new List<TokenId>()).ToArray();
        await foreach (var (run, happened) in host.RunManyAsync(image, new RunOptions { MaximumTokens = Length }, seeds, Branches))
        {
            if (happened is FluxEvent.Appended { Kind: SegmentKind.Turn } appended)
            {
                said[run].AddRange(appended.Tokens);
            }
        }

        return said;
    }
}

using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>
/// A story that goes on past a full window: EigenFlux beside node-llama-cpp's own context shift and llama-server's, with the same file,
/// window, prefix and way of drawing. And what of the live text each of them would keep.
/// </summary>
internal static class PeersBenchmark
{
    private const int PastFullWindow = 1500;

    public static async Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("runtime-peers"))
        {
            return;
        }

        var contestants = new List<Contestant>();
        using var host = new FluxHost(new FluxHostOptions { Threads = Machine.Threads });
        var kept = await KeptText.MeasureAsync();
        Console.Error.WriteLine(
            $"Live text kept in {kept.Cases} cases: {Samples.Number(kept.EigenFlux, "0.000")} by EigenFlux, "
            + $"{Samples.Number(kept.Server, "0.000")} by llama-server's rule, {Samples.Number(kept.Node, "0.000")} by node-llama-cpp's");
        foreach (var (name, policy) in ((string, string)[])[
            ("EigenFlux, by turn down to 65 %, `shift`", "delete by turn down to 65 %\n  cache shift"),
            ("EigenFlux, by token, `shift`", "delete by token\n  cache shift")])
        {
            var window = new FullWindow(host, policy, (FullWindow.Window + PastFullWindow) / FullWindow.TurnLength);
            contestants.Add(new Contestant(name, kept.EigenFlux, null, async () =>
            {
                var run = await window.RunAsync(PastFullWindow);
                return new PastFull(run.FromEmpty, run.After);
            }));
        }

        var prefix = Prefix(new FullWindow(host, "delete by turn", 1).Prefix);
        var tokens = FullWindow.Window - prefix.Length + PastFullWindow;
        if (Peers.Server is not null)
        {
            contestants.Add(new Contestant("llama-server `--context-shift --swa-full`, `n_keep` the prefix", kept.Server, 1, () => ServerPeer.RunAsync(prefix, tokens)));
        }
        else
        {
            Peers.SayMissing("llama-server");
        }

        if (Peers.Node is not null)
        {
            contestants.Add(new Contestant("node-llama-cpp, its context shift", kept.Node, 3, () => NodePeer.RunAsync(prefix, tokens, fullCache: false)));
            contestants.Add(new Contestant("node-llama-cpp, its context shift, `swaFullCache`", kept.Node, 3, () => NodePeer.RunAsync(prefix, tokens, fullCache: true)));
        }
        else
        {
            Peers.SayMissing("node-llama-cpp");
        }

        for (var round = 0; round < (rounds ?? 3); round++)
        {
            for (var i = 0; i < contestants.Count; i++)
            {
                await contestants[(i + round) % contestants.Count].MeasureAsync();
            }
        }

        var table = new Table(
            $"runtime-peers: window {FullWindow.Window}, prefix {prefix.Length}, {PastFullWindow} tokens past the full window, threads: {Machine.Threads}, {rounds ?? 3} rounds, load {Machine.Load()}",
            "", "tokens/s until the window is full", "past the full window", "EigenFlux by turn ÷ this, past it", "bar", "", $"live text kept, mean of the suite's {kept.Cases} cases");
        foreach (var contestant in contestants)
        {
            var ratio = contestants[0].After.Over(contestant.After);
            table.Add(
                contestant.Name, contestant.Before.Show("0.0"), contestant.After.Show("0.0"), ratio.Show("0.00"),
                contestant.Bar is { } bar ? $"≥ {bar:0}" : "", contestant.Bar is null ? "" : ratio.Median >= contestant.Bar ? "held" : "MISSED",
                $"{Samples.Number(contestant.Kept * 100, "0.0")} %");
        }

        table.Print();
    }

    /// <summary>Tokens of prose, as many as the other programs' prefix shall have.</summary>
    private static int[] Prefix(int count)
    {
        using var model = new LlamaEngine().Open(ModelUri.Parse(Places.Model!), new ModelOptions());
        var tokens = model.Tokenizer.Tokenize(Programs.Prose(2 * count));
        TokenId[] begin = model.Tokenizer.BeginOfText is { } first ? [first] : [];
        return [.. begin.Concat(tokens).Take(count).Select(token => token.Value)];
    }

    /// <summary>One way to go on.</summary>
    /// <param name="name">Its name in the table.</param>
    /// <param name="kept">The share of the live text that it keeps.</param>
    /// <param name="bar">How many times as fast EigenFlux shall be at least.</param>
    /// <param name="run">Measures it once.</param>
    private sealed class Contestant(string name, double kept, double? bar, Func<Task<PastFull>> run)
    {
        public string Name => name;

        public double Kept => kept;

        public double? Bar => bar;

        public Samples Before { get; } = new();

        public Samples After { get; } = new();

        public async Task MeasureAsync()
        {
            var (before, after) = await run();
            Before.Add(before);
            After.Add(after);
            Console.Error.WriteLine($"{name}: {Samples.Number(before, "0.0")}, then {Samples.Number(after, "0.0")} tokens/s");
        }
    }
}

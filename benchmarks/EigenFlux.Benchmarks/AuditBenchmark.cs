using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Auditing;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Benchmarks;

/// <summary>
/// What moving a cache costs: a stream of turns in a full window, and every so often how far the next distribution is from the one that
/// is computed anew. The ledger of a run says what is deleted; the tokens are drawn from the cache as it is.
/// </summary>
internal static class AuditBenchmark
{
    private const int Window = 1024;
    private const int Every = 32;
    private const int TurnLength = 32;
    private const int Reserve = 48;
    private const string Label = "\nThe keeper: ";

    private static readonly (string Name, DeletionSpec Spec, CacheMode Mode)[] Policies =
    [
        ("token", new DeletionSpec(DeletionKind.Token), CacheMode.Shift),
        ("block 16", new DeletionSpec(DeletionKind.Block, 16), CacheMode.Shift),
        ("block 64", new DeletionSpec(DeletionKind.Block, 64), CacheMode.Shift),
        ("turn", new DeletionSpec(DeletionKind.Turn), CacheMode.Shift),
        ("turn down to 65 %", new DeletionSpec(DeletionKind.Turn, LowWater: 0.65), CacheMode.Shift),
        ("turn down to 65 %, `exact`", new DeletionSpec(DeletionKind.Turn, LowWater: 0.65), CacheMode.Exact),
    ];

    // 0: not even the beginning of text; 4 and 16: that and the first tokens of the definitions; 200: about all of them.
    private static readonly int[] Prefixes = [0, 4, 16, 200];

    /// <param name="rounds">How many windows of 640 tokens are generated once the window is full.</param>
    public static Task RunAsync(int? rounds)
    {
        if (!Places.HasModel("audit"))
        {
            return Task.CompletedTask;
        }

        using var model = new LlamaEngine().Open(ModelUri.Parse(Places.Model!), new ModelOptions { Threads = Machine.Threads });
        var tokens = (rounds ?? 1) * 640;
        var table = new Table(
            $"audit: window {Window}, {tokens} tokens after the window is full, audited every {Every}, threads: {Machine.Threads}; mean (largest) KL in nats",
            ["policy", .. Prefixes.Select(prefix => $"{prefix} pinned")]);
        foreach (var (name, spec, mode) in Policies)
        {
            var cells = new List<string> { name };
            foreach (var prefix in Prefixes)
            {
                var found = Measure(model, spec, mode, prefix, tokens);
                cells.Add($"{Samples.Number(found.Values.Average(), "0.0000")} ({Samples.Number(found.Values.Max(), "0.0000")})");
                Console.Error.WriteLine($"{name}, {prefix} pinned: {cells[^1]}, {found.Values.Count} audits");
            }

            table.Add([.. cells]);
        }

        table.Print();
        return Task.CompletedTask;
    }

    private static Samples Measure(ILanguageModel model, DeletionSpec spec, CacheMode mode, int prefix, int tokens)
    {
        var auditor = new CacheAuditor();
        var ledger = new PageLedger(Window, Reserve, spec);
        var deletions = new List<LedgerDeletion>();
        using var context = model.CreateContext(new ContextOptions(Window));
        using var session = context.CreateSession();
        TokenId[] start = [model.Tokenizer.BeginOfText!.Value, .. model.Tokenizer.Tokenize(Programs.Prose(250))];
        if (prefix > 0)
        {
            ledger.Append(new LedgerEntry("prefix", SegmentKind.Definition) { InPrefix = true }, prefix);
        }

        // Where little is pinned, the rest of the definitions is the stream's first text, and is deleted first.
        ledger.Append(new LedgerEntry("rest", SegmentKind.Narration), 200 - prefix);
        session.Append(start.AsSpan(0, 200));
        var label = model.Tokenizer.Tokenize(Label);
        var found = new Samples();
        int? full = null;
        for (var (turn, generated) = (0, 0); full is null || generated < full + tokens; turn++)
        {
            MakeRoom(() => ledger.MakeRoomToBegin(label.Length, deletions));
            var entry = ledger.Open(new LedgerEntry($"turn {turn}", SegmentKind.Turn), label.Length);
            session.Append(label);
            using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, SeededRandom.DeriveSeed(7, (ulong)turn), turn));
            for (var i = label.Length; i < TurnLength; i++, generated++)
            {
                MakeRoom(() => ledger.MakeRoomToContinue(1, deletions));
                if (full is not null && generated > full && (generated - full.Value) % Every == 0)
                {
                    found.Add(auditor.Compare(model, session).Nats);
                }

                var token = session.Sample(sampler);
                if (model.Tokenizer.IsEndOfText(token))
                {
                    generated++;
                    break;
                }

                session.Append([token]);
                ledger.Grow(1);
            }

            PageLedger.Close(entry);

            void MakeRoom(Action make)
            {
                make();
                foreach (var deletion in deletions)
                {
                    session.Delete(deletion.At, deletion.Count, mode);
                    full ??= generated;
                }

                deletions.Clear();
            }
        }

        return found;
    }
}

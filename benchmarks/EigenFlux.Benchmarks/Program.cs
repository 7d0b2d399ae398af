using EigenFlux.Benchmarks;
using EigenFlux.Benchmarks.Collapse;
using EigenFlux.Benchmarks.Editing;
using EigenFlux.Benchmarks.Expectations;
using EigenFlux.Benchmarks.Layout;
using EigenFlux.Benchmarks.Layout.Judging;
using EigenFlux.Benchmarks.Measuring;
using EigenFlux.Benchmarks.Runtime;
using EigenFlux.Benchmarks.Views;

const string Usage = """
    Usage: dotnet run -c Release --project benchmarks/EigenFlux.Benchmarks -- NAME [ROUNDS]

      loop      the run's loop beside bare decoding in the native library
      compile   a compile of 200 characters and 100 beats
      plan      planning 1,000 characters and 5,000 beats, and planning again after a change
      memory    the peak memory of a run beside the model's own
      check     'eflux check' on a small file, from start to exit
      edit      a keystroke in a file of 2,000 lines: parse and bind, and the memory after 10,000 of them
      ngram     opening, training and drawing from n-gram models
      audit     what moving the cache costs: how far the next distribution is from the exact one, by policy and by what is pinned
      warm      the time to a run's first token, where its prefix is computed and where it is found on disk
      layout    what is in the window when a turn is generated, beside other ways to fill it; no rounds, but the name of one of
                its programs, or 'generate', which writes them
      judge     how surprised a model is by turns that were written by hand, given each method's window: 'judge' or 'judge PART',
                a part being tuning, validation or test; 'judge TEXT'; 'judge self' measures the judge, 'judge curve' what the plan's
                constants are fitted to; 'judge sweep PART' and 'judge profile PART' judge EigenFlux alone, at several prices of a
                computed token, and by measured weights; then the turns of a case,
                and parts of the names of methods, with a bar between them
      collapse  alarms of the collapse detectors on texts, given as NAME=FOLDER or NAME=FOLDER:.EXTENSION, and how soon they
                find a real loop
      runtime-deletion, runtime-marks, runtime-branches, runtime-leaving, runtime-premises, runtime-peers
                the runtime beside llama.cpp's own programs: benchmarks/runtime/README.md
      callers   64 threads that each run 20 short scenes on one host, compared with the same runs in batches of 16
      views     a jury with secrets beside one without: benchmarks/views/README.md
      views-audit
                how far its cache is from exact: benchmarks/views/README.md
      views-typed
                typed turns: building their automata, and each token beside one of a free turn: benchmarks/views/README.md
      expectations
                how often a verdict about a mean is wrong, and how many runs one takes, in so many simulated streams:
                benchmarks/expectations/README.md
      all       each of them in turn

    GGUF models: EFLUX_TEST_MODEL, or the first of ../shared/models/*.gguf from the repository's root.
      Threads of loop, audit and runtime: EFLUX_BENCHMARK_THREADS, or one for each processor.
    """;

Dictionary<string, Func<int?, Task>> benchmarks = new()
{
    ["loop"] = LoopBenchmark.RunAsync,
    ["compile"] = CompileBenchmark.RunAsync,
    ["plan"] = PlanBenchmark.RunAsync,
    ["memory"] = MemoryBenchmark.RunAsync,
    ["check"] = CheckBenchmark.RunAsync,
    ["edit"] = EditBenchmark.RunAsync,
    ["ngram"] = NgramBenchmark.RunAsync,
    ["audit"] = AuditBenchmark.RunAsync,
    ["warm"] = WarmBenchmark.RunAsync,
    ["runtime-deletion"] = DeletionBenchmark.RunAsync,
    ["runtime-marks"] = MarksBenchmark.RunAsync,
    ["runtime-branches"] = BranchesBenchmark.RunAsync,
    ["runtime-leaving"] = LeavingBenchmark.RunAsync,
    ["runtime-premises"] = PremisesBenchmark.RunAsync,
    ["runtime-peers"] = PeersBenchmark.RunAsync,
    ["callers"] = CallersBenchmark.RunAsync,
    ["views"] = JuryBenchmark.RunAsync,
    ["views-audit"] = JuryBenchmark.AuditAsync,
    ["views-typed"] = TypedBenchmark.RunAsync,
    ["expectations"] = ExpectationsBenchmark.RunAsync,
};

// What the benchmarks start again in processes of their own.
switch (args)
{
    case ["child-nothing"]:
        return 0;
    case ["child-compile", var model]:
        ColdCompile.Run(model);
        return 0;
    case ["child-bare", var window]:
        BareMemory.Run(int.Parse(window));
        return 0;
    case ["child-deletion", var policy]:
        await DeletionBenchmark.RunChildAsync(int.Parse(policy));
        return 0;
}

if (args is ["layout", .. var rest] && rest.Length < 2)
{
    await LayoutBenchmark.RunAsync(rest.FirstOrDefault());
    return 0;
}

if (args is ["judge", "sweep" or "profile", var part, .. var own] && own.Length < 2)
{
    await JudgeBenchmark.RunAsync(part, own.FirstOrDefault(), null, args[1]);
    return 0;
}

if (args is ["judge", .. var judged] && judged.Length < 4)
{
    await JudgeBenchmark.RunAsync(judged.FirstOrDefault(), judged.ElementAtOrDefault(1), judged.ElementAtOrDefault(2));
    return 0;
}

if (args is ["collapse", .. var texts])
{
    Console.WriteLine($"{Machine.Describe()}\n");
    CollapseBenchmark.Run(texts);
    return 0;
}

int? rounds = args.Length > 1 && int.TryParse(args[1], out var given) && given > 0 ? given : null;
var chosen = args.FirstOrDefault() switch
{
    "all" => [.. benchmarks.Values],
    { } name when benchmarks.TryGetValue(name, out var benchmark) => [benchmark],
    _ => (IReadOnlyList<Func<int?, Task>>)[],
};
if (chosen.Count == 0 || (args.Length > 1 && rounds is null))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

#if DEBUG
Console.Error.WriteLine("This is a Debug build: its numbers mean nothing. Give dotnet run -c Release.");
#endif
Console.WriteLine($"{Machine.Describe()}\n");
foreach (var benchmark in chosen)
{
    await benchmark(rounds);
    Console.WriteLine();
}

return 0;

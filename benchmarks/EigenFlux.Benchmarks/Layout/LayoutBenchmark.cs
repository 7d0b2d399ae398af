using System.Diagnostics;
using EigenFlux.Benchmarks.Layout.Generation;
using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Methods;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Models.Contract;

namespace EigenFlux.Benchmarks.Layout;

/// <summary>
/// What is in the window when a turn is generated, and what it costs: EigenFlux beside what others do, on programs of many kinds, in
/// windows that are too small for them. Every method is given the same recorded story, so that no model is needed. Deterministic.
/// </summary>
internal static class LayoutBenchmark
{
    /// <summary>Measures, or with <c>generate</c> writes the suite.</summary>
    public static Task RunAsync(string? what) => what == "generate" ? SuiteWriter.RunAsync() : MeasureAsync(what);

    /// <summary>The other methods, new for each text.</summary>
    internal static ILayoutMethod[] Others() =>
    [
        new FrontTruncation(moved: true), new FrontTruncation(moved: false), new ContextShift(), new OldestDropped(),
        new SummaryBuffer(keep: 1), new SummaryBuffer(keep: 0.65),
        new PriorityGreedy(fills: true), new PriorityGreedy(fills: false),
        new PriomptIsolate(parts: 3), new PriomptIsolate(parts: 2), new PromptTsxBreakpoints(),
        new WorldInfo(), new LoreLate(), new LateBound(0.85), new LateBound(0.65),
    ];

    private static async Task MeasureAsync(string? only)
    {
        var clock = Stopwatch.StartNew();
        using var reader = StoryReader.OfSuite();
        var others = Others();
        EigenFluxRun[] own = [new(reader, CacheMode.Exact), new(reader, CacheMode.Shift)];
        var results = new List<InstanceResult>();
        var stories = new List<PlayedStory>();
        foreach (var (name, shares) in Suite.Programs.Where(program => only is null || program.Name == only))
        {
            var story = await reader.PlayAsync(name);
            stories.Add(story);
            foreach (var share in shares)
            {
                var window = story.Need * share / 100;
                var result = new InstanceResult(story, share, window) { Least = Hindsight.Missing(story, window) };
                foreach (var method in others)
                {
                    result.Others[method.Name] = method.Play(story, window);
                }

                foreach (var method in own)
                {
                    var (judged, refused) = await method.PlayAsync(story, window);
                    result.Own[method.Name] = judged;
                    result.Refused ??= judged is null ? refused : null;
                }

                if (reader.Compile(name, window).Image is { } image)
                {
                    result.Hindsight = PlanHindsight.Of(story, image, reader.Tokenizer);
                }

                results.Add(result);
            }
        }

        LayoutTables.Print(stories, results, others, [.. own.Select(run => run.Name)]);
        Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s");
    }
}

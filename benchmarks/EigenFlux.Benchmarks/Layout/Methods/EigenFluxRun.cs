using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// EigenFlux itself: the program is compiled for the window and run, and the page-state is rebuilt from the run's events. The costs
/// are those of the program's cache mode: <c>exact</c> computes again what stands behind a change, <c>shift</c> moves it.
/// </summary>
/// <param name="reader">Compiles and runs the program.</param>
/// <param name="cache">The program's cache mode.</param>
/// <param name="weights">The weights of its layout; null for the default.</param>
/// <param name="variant">What the weights are called; null for the default.</param>
internal sealed class EigenFluxRun(StoryReader reader, CacheMode cache, LayoutWeights? weights = null, string? variant = null)
{
    public string Name => $"EigenFlux, {variant ?? (cache == CacheMode.Exact ? "`exact`" : "`shift`")}";

    /// <summary>Runs a program in a window.</summary>
    /// <returns>What came of it, or null and the reason where it does not compile or run.</returns>
    public async Task<(Judged? Judged, string Refused)> PlayAsync(PlayedStory story, int window)
    {
        var compiled = reader.Compile(story.Name, window, cache, weights);
        if (compiled.Image is not { } image)
        {
            return (null, compiled.Diagnostics.First(diagnostic => diagnostic.Severity == Language.Diagnostics.DiagnosticSeverity.Error).ToString());
        }

        var judged = new Judged(story, window);
        var page = new RunPage(story, cache == CacheMode.Shift);
        var items = story.Items.ToDictionary(item => item.Id);
        var (turns, open) = (0, "");
        await foreach (var happened in reader.RunAsync(image))
        {
            switch (happened)
            {
                case FluxEvent.TurnStarted started:
                    open = started.Segment;
                    turns++;
                    break;
                case FluxEvent.Appended more:
                    if (more.Segment == open)
                    {
                        page.Evaluate();
                        if (judged.Turns < turns)
                        {
                            judged.Add(story.Turns[turns - 1], page.Pieces, page.Recomputed, page.Again, page.Tokens);
                        }
                        else
                        {
                            judged.AddCosts(page.Recomputed, page.Again);
                        }

                        page.Reset();
                    }

                    page.Append(more.At, more.Tokens, Find(items, more), goesOn: more.Segment == open, more.Again);
                    break;
                case FluxEvent.Deleted less:
                    page.Delete(less.At, less.Count);
                    break;
                case FluxEvent.Stopped:
                    open = "";
                    break;
                case FluxEvent.Done { Fault: { } fault }:
                    return (null, $"{fault.Kind}, {fault.Subject}");
            }

            if (page.Length > window)
            {
                throw new InvalidOperationException($"{story.Name}: {page.Length} tokens in a window of {window}.");
            }
        }

        return judged.Turns == story.Turns.Count ? (judged, "") : (null, $"{judged.Turns} turns of {story.Turns.Count}");
    }

    /// <summary>The item that a segment is of. A definition may be written more than once, under its owner's name.</summary>
    private static StoryItem? Find(Dictionary<string, StoryItem> items, FluxEvent.Appended more) =>
        items.TryGetValue(more.Segment, out var item) ? item
        : more.Kind == SegmentKind.Definition && items.TryGetValue(more.Segment.Split('#', '@', '[')[0], out item) ? item
        : more.Kind is SegmentKind.Frame ? null
        : throw new InvalidOperationException($"The story has no segment '{more.Segment}'.");
}

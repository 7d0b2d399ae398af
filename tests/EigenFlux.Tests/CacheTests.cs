using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

/// <summary>What a run costs: the tokens that its model computes.</summary>
public sealed class CacheTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task A_note_with_a_depth_computes_nothing_but_itself_on_a_recording()
    {
        workshop.Record([.. Enumerable.Range(1, 12).Select(i => $" This is turn {i:00}.")]);
        var (written, evaluated) = await CostAsync("replay:turns.txt", "shift", "window 300 tokens, reserve 40", 6);
        evaluated.ShouldBe(written);
    }

    [SkippableFact]
    public async Task A_note_with_a_depth_computes_nothing_but_itself_where_the_cache_is_moved()
    {
        var model = RealModel.Path().Replace('\\', '/');
        var (written, evaluated) = await CostAsync(model, "shift", "window 120 tokens, reserve 20", 4);
        evaluated.ShouldBeLessThanOrEqualTo(written);

        // What a turn takes back, and the last token, need not be computed.
        evaluated.ShouldBeGreaterThan(written / 2);
        (written, evaluated) = await CostAsync(model, "exact", "window 120 tokens, reserve 20", 4);
        evaluated.ShouldBeGreaterThan(written + 100);
    }

    /// <summary>Runs a scene whose note moves at every turn.</summary>
    /// <returns>The tokens that the run wrote, and those that the model computed.</returns>
    private async Task<(long Written, long Evaluated)> CostAsync(string model, string cache, string window, int rounds)
    {
        var image = workshop.Image($$"""
            model Voice = "{{model}}"
            character Ada { brief "Ada measures." }
            character Ben { brief "Ben doubts." }
            scene S() on Voice {
              {{window}}
              cache {{cache}}
              delete by turn
              cast Ada, Ben
              note "It is late, and it rains." depth 2
              repeat {{rounds}} {
                Ada -> claim until line, 10 tokens
                Ben: "How large is it, and how do you know?"
                Ada -> claim until line, 10 tokens
              }
            }
            """);

        using var models = new WatchedModels(workshop.Folder);
        var events = new List<FluxEvent>();
        await foreach (var happened in FluxRunner.RunAsync(image, models, new RunOptions { Seed = 7 }))
        {
            events.Add(happened);
        }

        var run = new Recorded(events);
        run.Done.Fault.ShouldBeNull();
        events.OfType<FluxEvent.Appended>().Count(more => more is { Again: true, Segment: "note1" }).ShouldBeGreaterThan(4);
        events.OfType<FluxEvent.Deleted>().Select(less => less.Segment).Distinct().Count().ShouldBeGreaterThan(3);
        return (events.OfType<FluxEvent.Appended>().Sum(more => more.Tokens.Count), models.Evaluated);
    }
}

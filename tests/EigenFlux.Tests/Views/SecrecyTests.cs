using System.Text.RegularExpressions;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Program;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Views;

public sealed partial class SecrecyTests
{
    private const int Programs = 120;

    [Fact]
    public async Task No_token_of_a_private_text_is_ever_in_anothers_window()
    {
        var (hidden, told) = (0, 0);
        for (var seed = 0; seed < Programs; seed++)
        {
            using var workshop = new Workshop();
            var program = new RandomSecrets(seed);
            workshop.Record(program.Recorded);
            var compiled = workshop.Compile(program.Source);
            if (compiled.Image is not { } image)
            {
                compiled.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error).ShouldAllBe(problem => problem.Code.Id == "EF3002", program.Source);
                continue;
            }

            var run = await workshop.RunAsync(image);
            if (run.Done.Fault is RunFault.WindowFull or RunFault.PlanRefused)
            {
                continue; // What is kept may come to fill the window: that is another matter.
            }

            run.Done.Fault.ShouldBeNull($"program {seed}:\n{program.Source}");
            hidden += Check(run, seed);
            told += run.Events.OfType<FluxEvent.Called>().Count(call => call.SumsUp);
        }

        hidden.ShouldBeGreaterThan(1000);
        told.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_token_is_drawn_from_the_speakers_view_as_the_trace_tells_it(bool shifts)
    {
        var drawn = 0;
        for (var seed = 0; seed < Programs / 4; seed++)
        {
            using var workshop = new Workshop();
            var program = new RandomSecrets(seed);
            workshop.Record(program.Recorded);
            if (workshop.Compile(program.Source).Image is not { } image)
            {
                continue;
            }

            using var models = new DrawnModels(workshop.Folder, keepsDistributions: false, shifts);
            var tracker = new PageStateTracker();
            string? speaker = null;
            var states = new List<List<TokenId[]>>();
            await foreach (var happened in FluxRunner.RunAsync(image, models, new RunOptions { Seed = 7 }))
            {
                tracker.Apply(happened);
                if (happened is FluxEvent.TurnStarted turn)
                {
                    speaker = turn.Speaker.Id;
                    states.Add([]);
                }

                if (speaker is not null)
                {
                    var page = tracker.Scene.Pages.FirstOrDefault(page => page.View == speaker) ?? tracker.Page;
                    states[^1].Add([.. page.Tokens]);
                }

                speaker = happened is FluxEvent.Stopped ? null : speaker;
            }

            states.Count.ShouldBe(models.Turns.Count);
            for (var turn = 0; turn < states.Count; turn++)
            {
                var at = 0;
                foreach (var draw in models.Turns[turn])
                {
                    at = states[turn].FindIndex(at, state => state.AsSpan().SequenceEqual(draw.Tokens));
                    at.ShouldBeGreaterThanOrEqualTo(0, $"program {seed}, turn {turn}:\n{program.Source}");
                    drawn++;
                }
            }
        }

        drawn.ShouldBeGreaterThan(1000);
    }

    /// <summary>Looks at every view after each event.</summary>
    /// <returns>How many tokens of private texts were in the window of one who may see them.</returns>
    private static int Check(Recorded run, int seed)
    {
        var seers = Tags(run);
        var tracker = new PageStateTracker();
        var (hidden, everyone) = (0, RandomSecrets.Cast.Count + 1);
        var held = new HashSet<(string View, string Segment)>();
        (string? Speaker, string? Segment) turn = default;
        foreach (var happened in run.Events)
        {
            tracker.Apply(happened);

            // Who says what only others may have in their windows has it while it is said.
            turn = happened switch
            {
                FluxEvent.TurnStarted started => (started.Speaker.Id, started.Segment),
                FluxEvent.Stopped => default,
                FluxEvent.Appended { Kind: SegmentKind.Turn, Again: false } opened when turn == default => (opened.View, opened.Segment),
                _ => turn,
            };

            // What tells everyone of the story has no text that is not everyone's.
            foreach (Match tag in tracker.Scenes.Skip(1).SelectMany(scene => scene.Pages).SelectMany(page => Tag().Matches(page.Text)))
            {
                tag.Groups[1].Value.Length.ShouldBe(everyone, $"program {seed}: the summary is told {tag.Value}");
            }

            var changed = (happened as FluxEvent.Appended)?.View ?? (happened as FluxEvent.Deleted)?.View;
            foreach (var page in tracker.Scenes.SelectMany(scene => scene.Pages).Where(page => page.View is not null && page.View == changed))
            {
                page.Length.ShouldBeLessThanOrEqualTo(page.Window);
                held.UnionWith(page.Segments.Where(segment => MaySee(segment.Name, page.View!)).Select(segment => (page.View!, segment.Name)));
                foreach (var segment in page.Segments.Where(segment => (page.View, segment.Name) != turn))
                {
                    if (seers.TryGetValue(segment.Name, out var letters))
                    {
                        letters.ShouldContain(RandomSecrets.LetterOf(page.View!), $"program {seed}: '{segment.Name}' in the view of {page.View}");
                        hidden += segment.Length;
                    }
                }

                foreach (Match tag in page.Segments.Where(segment => (page.View, segment.Name) != turn).SelectMany(segment => Tag().Matches(segment.Text)))
                {
                    tag.Groups[1].Value.ShouldContain(RandomSecrets.LetterOf(page.View!), $"program {seed}: {page.View} has {tag.Value}");
                }
            }
        }

        // And who may see a text has had it.
        foreach (var (segment, letters) in seers)
        {
            held.Where(pair => pair.Segment == segment).Select(pair => RandomSecrets.LetterOf(pair.View)).ShouldBe(letters, ignoreOrder: true, $"program {seed}: {segment}");
        }

        return hidden;

        bool MaySee(string segment, string viewer) => !seers.TryGetValue(segment, out var letters) || letters.Contains(RandomSecrets.LetterOf(viewer));
    }

    /// <summary>Who may see each segment that is not everyone's, by the letters that it begins with.</summary>
    private static Dictionary<string, string> Tags(Recorded run)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var segment in run.Own.OfType<FluxEvent.Appended>().Where(e => !e.Again).GroupBy(e => (e.Segment, e.View)))
        {
            if (Tag().Match(string.Concat(segment.Select(e => e.Text))) is { Success: true } tag)
            {
                tags[segment.Key.Segment] = tag.Groups[1].Value;
            }
        }

        return tags;
    }

    [GeneratedRegex("<([abcdn]+)>")]
    private static partial Regex Tag();
}

using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Program;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.Views;

/// <summary>Texts that some alone see, in scenes whose policy writes a summary: it tells what everyone saw, and comes into every window.</summary>
public sealed class SummaryViewTests : IDisposable
{
    private const string Recap = SummaryTests.Recap;

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    /// <summary>Three who talk, one with a secret, two with texts of their own; a token is a byte.</summary>
    private static string Talk(string policy, string window = "window 420 tokens, reserve 90", string until = "24 tokens") => $$"""
        model Tape = "replay:turns.txt"
        model Short = "replay:short.txt"
        character Ada { brief "Ada measures." knows "The dam report was hers." }
        character Ben { brief "Ben doubts." knows "He has seen it." knows "Ada does not know." }
        character Cyd { brief "Cyd waits." }
        {{Recap}}
        scene Talk() on Tape {
          {{window}}
          {{policy}}
          cast Ada, Ben, Cyd
          setting "A room."
          Ben: "Begin."
          repeat 9 {
            Ada -> claim until {{until}}
            Ben -> aside seen by Ben, Cyd until {{until}}
            Ben -> doubt until {{until}}
            narrator: "Time passes." seen by Ada, narrator
            narrator: "The clock strikes, and nobody moves."
            Cyd -> thought seen by Cyd until {{until}}
            Cyd -> word until {{until}}
          }
          return claim.all
        }
        """;

    [Theory]
    [InlineData("delete by summary using Recap")]
    [InlineData("delete by summary using Recap down to 60 %")]
    public async Task Each_views_schedule_of_the_worst_case_is_what_a_run_of_longest_turns_and_summaries_shows(string policy)
    {
        workshop.Record([.. Enumerable.Range(0, 80).Select(i => new string((char)('a' + (i % 26)), 24))]);
        workshop.Write("short.txt", string.Join('\n', Enumerable.Range(0, 60).Select(i => new string((char)('A' + (i % 26)), 60))) + "\n");
        var image = workshop.Image(Talk(policy));

        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        image.Plan.Views.Count.ShouldBe(4);
        foreach (var view in image.Plan.Views)
        {
            view.Worst.Count(entry => entry.Reinstated.Contains("summary")).ShouldBeGreaterThan(2);
            new ViewWindows(run, view.Names[0]).ShouldBe(view.Worst, view);
        }

        image.Plan.Summary!.Birth.ShouldBe(image.Plan.Views[0].Worst.First(entry => entry.Written.Any(written => written.Segment == "summary")).Beat);
    }

    [Theory]
    [InlineData("delete by summary", 1)]
    [InlineData("delete by summary", 2)]
    [InlineData("delete by summary using Recap down to 70 %", 3)]
    [InlineData("delete by summary using Recap down to 50 %", 4)]
    public async Task Each_view_deletes_what_the_schedule_for_its_lengths_says(string policy, int seed)
    {
        var random = new Random(seed);
        workshop.Record([.. Enumerable.Range(0, 120).Select(i => new string((char)('a' + (i % 26)), random.Next(1, 40)))]);
        workshop.Write("short.txt", string.Join('\n', Enumerable.Range(0, 60).Select(i => new string((char)('A' + (i % 26)), random.Next(1, 60)))) + "\n");
        var image = workshop.Image(Talk(policy, until: "40 tokens"));

        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        foreach (var view in image.Plan.Views)
        {
            new ViewWindows(run, view.Names[0]).ShouldBe(Replanned.Of(image, run, view.Names[0]).Schedule, view);
        }
    }

    [Fact]
    public async Task The_summary_tells_what_everyone_saw_and_is_in_every_window()
    {
        workshop.Record([.. Enumerable.Range(0, 80).Select(i => $"Turn {i:00} it is.")]);
        workshop.Write("short.txt", string.Concat(Enumerable.Range(0, 60).Select(i => $"Sum {i}.\n")));

        var run = await workshop.RunAsync(Talk("delete by summary using Recap"));

        run.Done.Fault.ShouldBeNull();
        var audiences = run.Events.OfType<FluxEvent.TurnStarted>().Where(turn => turn.Segment.Length > 0).GroupBy(turn => turn.Segment).ToDictionary(group => group.Key, group => group.First().SeenBy);
        var texts = run.Own.OfType<FluxEvent.Stopped>().Where(stop => stop.Capture != "told")
            .Select(stop => (Text: stop.Text.Trim(), IsPrivate: stop.Capture is "aside" or "thought")).ToList();
        audiences["aside[1]"].Names.ShouldBe(["Ben", "Cyd"]);
        texts.Count(text => text.IsPrivate).ShouldBe(18);
        var told = run.Events.OfType<FluxEvent.Said>().Where(said => said.Text.StartsWith('<')).Select(said => said.Text).ToList();
        told.Count.ShouldBeGreaterThan(3);
        foreach (var (text, isPrivate) in texts)
        {
            told.Count(prompt => prompt.Contains(text, StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(isPrivate ? 0 : 1, text);
        }

        told.ShouldAllBe(prompt => !prompt.Contains("Time passes"));
        told.ShouldContain(prompt => prompt.Contains("The clock strikes"));

        // Private texts fell out of windows too, and each summary came into all four.
        run.Own.OfType<FluxEvent.Deleted>().ShouldContain(gone => gone.Segment.StartsWith("thought[") && gone.View == "Cyd");
        var summaries = run.Own.OfType<FluxEvent.Appended>().Where(appended => appended.Kind == SegmentKind.Summary).ToLookup(appended => appended.View, appended => appended.Text);
        summaries.Count.ShouldBe(4);
        summaries.ShouldAllBe(view => view.SequenceEqual(summaries["Ada"]));
        summaries["Ada"].Count().ShouldBe(told.Count);
    }

    [Fact]
    public async Task What_fell_out_of_the_window_of_all_is_told_before_a_private_turn_too_and_room_for_that_is_made_where_it_is_seen()
    {
        workshop.Record([.. Enumerable.Range(0, 9).Select(i => $"Turn {i}.")]);
        workshop.Write("short.txt", string.Concat(Enumerable.Range(0, 9).Select(i => $"Sum {i}.\n")));
        var run = await workshop.RunAsync($$"""
            model Tape = "replay:turns.txt"
            model Short = "replay:short.txt"
            character Ada { brief "Ada measures." }
            character Ben { brief "Ben doubts." }
            {{Recap}}
            scene Talk() on Tape {
              window 200 tokens, reserve 32
              delete by summary using Recap
              cast Ada, Ben
              repeat 6 { narrator: "The clock strikes." }
              Ada -> thought seen by Ada until line, 24 tokens
              Ben -> word until line, 24 tokens
            }
            """);
        run.Done.Fault.ShouldBeNull();
        var events = run.Events.ToList();
        var started = events.FindIndex(happened => happened is FluxEvent.TurnStarted { Capture: "thought" });
        events.FindIndex(happened => happened is FluxEvent.Called { SumsUp: true }).ShouldBeLessThan(started);
        events.Take(started).OfType<FluxEvent.Appended>().Where(appended => appended.Kind == SegmentKind.Summary).Select(appended => appended.View)
            .ShouldBe(["narrator", "Ben", "Ada"], ignoreOrder: true);
        var beat = events[started].Beat;
        events.OfType<FluxEvent.Deleted>().Where(gone => gone.Beat == beat && gone.View is "Ben" or "narrator").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("delete by summary cache exact")]
    [InlineData("delete by summary cache shift")]
    [InlineData("delete by summary down to 60 %")]
    public async Task A_private_text_changes_no_bit_of_the_summaries_nor_of_what_others_are_drawn_from(string policy)
    {
        workshop.Write("text.txt", string.Concat(Enumerable.Repeat(
            "Ada measures the harbour. Ben doubts it. Cyd waits for the boat. The dam leaks since spring. I would not know. Who told you so? ", 40)));
        (string, List<List<DrawnModels.Draw>>)? before = null;
        foreach (var secret in new[] { "The dam leaks.", "It was Cyd, and long ago, and nobody but you has seen it or will.", "No." })
        {
            workshop.Write("secret.txt", string.Concat(Enumerable.Repeat(secret + "\n", 20)));
            using var models = new DrawnModels(workshop.Folder);
            var events = new List<FluxEvent>();
            await foreach (var happened in FluxRunner.RunAsync(workshop.Image($$"""
                model M = "ngram:text.txt" { temperature 1.1 }
                model Secret = "replay:secret.txt"
                character Ada { brief "Ada measures." }
                character Ben { brief "Ben doubts." }
                character Cyd { brief "Cyd waits." }
                scene S() on M {
                  window 260 tokens, reserve 48
                  {{policy}}
                  cast Ada, Ben, Cyd
                  repeat 8 {
                    Ada -> a on Secret seen by Ada until line, 70 tokens
                    narrator: "{a} Again." seen by Ada, narrator
                    Ben -> b until line, 16 tokens
                    Cyd -> c until line, 16 tokens
                  }
                  return b: b.all
                }
                """), models, new RunOptions { Seed = 7 }))
            {
                events.Add(happened);
            }

            ((FluxEvent.Done)events[^1]).Fault.ShouldBeNull();
            events.OfType<FluxEvent.Called>().Count(call => call.SumsUp).ShouldBeGreaterThan(2);
            events.OfType<FluxEvent.Deleted>().ShouldContain(gone => gone.View == "Ada" && gone.Segment.StartsWith("a["));
            var turns = events.OfType<FluxEvent.TurnStarted>().Zip(models.Turns).Where(turn => turn.First.Capture != "a").Select(turn => turn.Second).ToList();
            var seen = Traces.Of(events.Where(happened => happened is FluxEvent.Appended { View: null or "Ben" or "Cyd" } or FluxEvent.Deleted { View: null or "Ben" or "Cyd" })
                .Select(happened => happened with { Generated = 0 }));
            if (before is var (trace, draws))
            {
                seen.ShouldBe(trace);
                turns.Count.ShouldBe(draws.Count);
                for (var turn = 0; turn < turns.Count; turn++)
                {
                    turns[turn].Count.ShouldBe(draws[turn].Count);
                    turns[turn].Zip(draws[turn]).ShouldAllBe(pair => pair.First.IsSameAs(pair.Second), $"turn {turn}");
                }
            }

            before = (seen, turns);
        }
    }

    [Theory]
    [InlineData("delete by summary cache exact")]
    [InlineData("delete by summary cache shift")]
    [InlineData("delete by summary down to 50 % cache shift")]
    public async Task A_run_goes_on_from_every_checkpoint_as_if_nothing_had_happened(string policy)
    {
        var image = workshop.Image($$"""
            character Nina { brief "Nina, a nurse." knows "You once met the accused. Never say so." }
            character Otto { brief "Otto, a locksmith." }
            character Petra { brief "Petra, an actuary." }
            coalition Jury(Nina, Otto, Petra) { brief "Three jurors." }
            scene S() {
              window 200 tokens, reserve 40
              {{policy}}
              cast Jury
              pin "The lock was oiled." seen by Otto, Petra
              setting "A small room."
              repeat 3 {
                note "Petra counts." seen by Petra
                for j in Jury {
                  j -> thought seen by j until line, 14 tokens
                  j -> view until line, 14 tokens
                }
                narrator: "Nobody speaks for a while, and the window is closed." seen by Nina
                choose 2 by view.length { Otto -> whisper seen by Nina, Otto until line, 12 tokens Petra -> view until line, 12 tokens }
              }
              return views: view.all
            }
            """);
        var whole = await CheckpointWalk.ShouldGoOnFromEachAsync(
            options => workshop.RunAsync(image, options), (checkpoint, options) => workshop.Host.ResumeAsync(checkpoint, options), every: 9, atLeast: 9);
        whole.Events.OfType<FluxEvent.Called>().Count(call => call.SumsUp).ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Each_window_of_a_second_model_has_the_summary_once_from_when_it_is_opened()
    {
        workshop.Record([.. Enumerable.Range(0, 60).Select(i => $"Turn {i}.")]);
        workshop.Write("short.txt", string.Concat(Enumerable.Range(0, 60).Select(i => $"Sum {i}.\n")));
        workshop.Write("others.txt", string.Concat(Enumerable.Range(0, 60).Select(i => $"Other {i}.\n")));
        var run = await workshop.RunAsync($$"""
            model Tape = "replay:turns.txt"
            model Short = "replay:short.txt"
            model Other = "replay:others.txt"
            character Ada { brief "Ada measures." knows "ADASECRET" }
            character Ben { brief "Ben doubts." knows "BENSECRET" }
            {{Recap}}
            scene S() on Tape {
              window 260 tokens, reserve 60
              delete by summary using Recap
              cast Ada, Ben on Other
              repeat 6 { Ada -> a until line, 20 tokens  narrator: "Nobody speaks for a while." seen by Ben  narrator: "The clock strikes, and all wait." }
              repeat 6 { Ben -> b until line, 20 tokens  Ben -> c seen by Ben until line, 20 tokens  Ada -> a until line, 20 tokens  narrator: "The clock strikes, and all wait." }
              return a: a.all
            }
            """);
        run.Done.Fault.ShouldBeNull();
        var tracker = new PageStateTracker();
        var seen = new HashSet<(string? View, bool IsOther)>();
        foreach (var happened in run.Events)
        {
            tracker.Apply(happened);
            if (tracker.Scenes.Count > 1 || happened is not FluxEvent.TurnStarted)
            {
                continue;
            }

            foreach (var page in tracker.Scene.Pages.Where(page => page.Segments.Any(segment => segment.Kind == SegmentKind.Summary)))
            {
                page.Segments.Count(segment => segment.Kind == SegmentKind.Summary).ShouldBe(1);
                seen.Add((page.View, page.Model is not null));
                (page.View == "Ben" || !page.Text.Contains("Nobody speaks", StringComparison.Ordinal)).ShouldBeTrue();
            }
        }

        // Ada never speaks on the other model.
        seen.ShouldBe([("narrator", false), ("Ada", false), ("Ben", false), ("narrator", true), ("Ben", true)], ignoreOrder: true);
        run.Events.OfType<FluxEvent.Said>().Where(said => said.Text.StartsWith('<')).ShouldAllBe(said => !said.Text.Contains("Nobody speaks"));
        var opened = run.Events.OfType<FluxEvent.Appended>().Where(appended => appended is { Kind: SegmentKind.Summary, View: "Ben", Model: not null }).ToList();
        opened.Count(appended => !appended.Again).ShouldBe(1);
    }

    [Fact]
    public async Task The_programs_of_the_document_run_and_nobody_has_what_is_not_theirs()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(RealModel.Root, "docs", "views.md"));
        var programs = page.ReplaceLineEndings("\n").Split("```eflux\n").Skip(1).Select(rest => rest.Split("```")[0]).ToList();
        programs.Count.ShouldBe(2);
        var summaries = 0;
        foreach (var program in programs)
        {
            var run = await workshop.RunAsync(program);
            run.Done.Fault.ShouldBeNull(program);
            run.Turns.ShouldNotBeEmpty();
            run.Events.OfType<FluxEvent.Appended>().Where(appended => appended.Text.Contains("You once met the accused") || appended.Segment.StartsWith("thought["))
                .ShouldAllBe(appended => appended.View == "Nina");
            summaries += run.Events.OfType<FluxEvent.Called>().Count(call => call.SumsUp);
        }

        summaries.ShouldBeGreaterThan(0);
    }

}

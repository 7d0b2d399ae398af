using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Tests.Support;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Collapse;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class StoryRendererTests
{
    private static readonly FluxValue.Character Ada = new("Ada", "Dr. Ada Voss");
    private static readonly FluxValue.Character Narrator = FluxValue.Character.Narrator;

    [Fact]
    public void What_a_summary_is_written_with_is_not_told() => Told(
        new FluxEvent.Said(SegmentKind.Line, Ada, "How large?"),
        new FluxEvent.Called("Recap", 1, "replay:x", 512, SumsUp: true),
        new FluxEvent.Said(SegmentKind.Narration, Narrator, "So far: nothing."),
        new FluxEvent.Called("Inner", 2, "replay:x", 512, SumsUp: true),
        new FluxEvent.Returned("Inner", 2, new FluxValue.Result([])),
        new FluxEvent.Said(SegmentKind.Turn, Narrator, "They talked."),
        new FluxEvent.Returned("Recap", 1, new FluxValue.Result([])),
        new FluxEvent.Called("Chapter", 1, "replay:x", 512),
        new FluxEvent.Said(SegmentKind.Line, Ada, "As large as that.")).ShouldBe("""
            Dr. Ada Voss: How large?
            Dr. Ada Voss: As large as that.
            """);

    [Fact]
    public void What_is_said_in_a_scene_that_is_played_is_told_by_its_result_alone() => Told(
        new FluxEvent.TurnStarted(Ada, "vote", "vote[1]"),
        new FluxEvent.Called("Meeting", 1, "replay:x", 512) { PlayedBy = "Ada" },
        new FluxEvent.Said(SegmentKind.Narration, Narrator, "A bell."),
        new FluxEvent.TurnStarted(Narrator, "a", "a[1]"),
        new FluxEvent.Said(SegmentKind.Turn, Narrator, "Among themselves."),
        new FluxEvent.Stopped("a", "line", "Among themselves.", 3),
        new FluxEvent.Returned("Meeting", 1, new FluxValue.Result([])),
        new FluxEvent.Said(SegmentKind.Turn, Ada, "We say yes."),
        new FluxEvent.Stopped("vote", "scene", "We say yes.", 0)).ShouldBe("Dr. Ada Voss: We say yes.");

    [Fact]
    public void Where_a_person_is_asked_in_a_scene_that_is_played_it_is_told() => Told(
        new FluxEvent.TurnStarted(Ada, "vote", "vote[1]"),
        new FluxEvent.Called("Meeting", 1, "replay:x", 512) { PlayedBy = "Ada" },
        new FluxEvent.Said(SegmentKind.Line, Ada, "What do you say?"),
        new FluxEvent.TurnStarted(Ada, "mine", "mine[1]") { IsPerson = true },
        new FluxEvent.Stopped("mine", "line", "Yes.", 0),
        new FluxEvent.Returned("Meeting", 1, new FluxValue.Result([])),
        new FluxEvent.Said(SegmentKind.Turn, Ada, "We say yes."),
        new FluxEvent.Stopped("vote", "scene", "We say yes.", 0)).ShouldBe("""
            Dr. Ada Voss: What do you say?
            Dr. Ada Voss: Yes.
            Dr. Ada Voss: We say yes.
            """);

    [Fact]
    public void Speech_stands_after_its_name_and_prose_between_empty_lines()
    {
        Told(
            new FluxEvent.Said(SegmentKind.Setting, Narrator, "A glass room."),
            new FluxEvent.Said(SegmentKind.Line, Ada, "How large?"),
            new FluxEvent.TurnStarted(Ada, "reply", "reply[1]"),
            new FluxEvent.Said(SegmentKind.Turn, Ada, "Twelve"),
            new FluxEvent.Said(SegmentKind.Turn, Ada, " metres."),
            new FluxEvent.Stopped("reply", "line", "Twelve metres.", 3),
            new FluxEvent.Said(SegmentKind.Narration, Narrator, "The clock moves.")).ShouldBe("""
                A glass room.

                Dr. Ada Voss: How large?
                Dr. Ada Voss: Twelve metres.

                The clock moves.
                """);
    }

    [Fact]
    public void A_turn_that_an_interruption_cut_keeps_what_was_said()
    {
        Told(
            new FluxEvent.TurnStarted(Ada, "reply", "reply[1]"),
            new FluxEvent.Said(SegmentKind.Turn, Ada, "Twelve met"),
            new FluxEvent.Done(new FluxValue.Result([]), RunEnd.Interrupted, 1, null)).ShouldBe("Dr. Ada Voss: Twelve met");
    }

    [Fact]
    public void A_line_of_a_person_is_told_where_they_did_not_type_it_here()
    {
        FluxEvent[] events =
        [
            new FluxEvent.TurnStarted(Ada, "speech", "speech[1]"),
            new FluxEvent.Stopped("speech", "line", "Hello.", 0),
        ];

        Told(events).ShouldBe("Dr. Ada Voss: Hello.");

        // In a run that is resumed it was typed at another time: nobody was asked for it now.
        Told(events, printsPersons: false).ShouldBe("Dr. Ada Voss: Hello.");

        var ink = new Ink();
        var renderer = new StoryRenderer(ink.Pen, null, new SpeakerHues(), 0);
        renderer.Show(events[0]);
        renderer.Ask();
        renderer.Show(events[1]);
        ink.Text.ShouldBe("");
        events.ToList().ForEach(renderer.Show);
        ink.Text.ShouldBe("Dr. Ada Voss: Hello.");
    }

    [Fact]
    public void Long_lines_are_broken_between_words_on_a_terminal_only()
    {
        var said = new FluxEvent.Said(SegmentKind.Narration, Narrator, "The clock moves, and nobody in the room looks at it.");

        Told([said], columns: 20).ShouldBe("""
            The clock moves, and
            nobody in the room
            looks at it.
            """);
        Told(said).ShouldNotContain('\n');
    }

    [Fact]
    public void What_the_policy_deletes_is_remarked_and_what_a_stop_takes_back_is_not()
    {
        var (story, aside) = (new Ink(), new Ink());
        var renderer = new StoryRenderer(story.Pen, aside.Pen, new SpeakerHues(), columns: 0);
        foreach (var happened in (FluxEvent[])
        [
            Appended(0, "line1", 10), Appended(10, "line2", 12),
            new FluxEvent.TurnStarted(Ada, "reply", "reply[1]"),
            Appended(22, "reply[1]", 8),
            new FluxEvent.Deleted(0, 10, "line1", CacheMode.Exact, null),
            new FluxEvent.Deleted(0, 12, "line2", CacheMode.Exact, null),
            new FluxEvent.Deleted(6, 2, "reply[1]", CacheMode.Exact, null),
            new FluxEvent.Stopped("reply", "text", "", 6),
            new FluxEvent.Done(new FluxValue.Result([]), RunEnd.End, 1, null),
        ])
        {
            renderer.Show(happened);
        }

        aside.Text.ShouldBe("· 2 segments, 22 tokens forgotten");
        story.Text.ShouldBe("");
    }

    [Theory]
    [InlineData(CollapseKind.State, 1, "· collapse: the window has repeated itself since token 1,200")]
    [InlineData(CollapseKind.Orbit, 1, "· collapse: repeating the same token since token 1,200")]
    [InlineData(CollapseKind.Orbit, 17, "· collapse: repeating the same 17 tokens since token 1,200")]
    [InlineData(CollapseKind.Class, 0, "· collapse: nothing new since token 1,200")]
    public void A_collapse_is_remarked(CollapseKind kind, int period, string remark)
    {
        var aside = new Ink();
        new StoryRenderer(new Ink().Pen, aside.Pen, new SpeakerHues(), columns: 0).Show(new FluxEvent.Collapsed(kind, period, 1200, null));

        aside.Text.ShouldBe(remark);
    }

    [Fact]
    public void A_called_scene_is_remarked_when_it_begins_and_when_it_is_over()
    {
        var aside = new Ink();
        var renderer = new StoryRenderer(new Ink().Pen, aside.Pen, new SpeakerHues(), columns: 0);
        renderer.Show(new FluxEvent.Called("Recap", 1, "builtin:mini", 1024));
        renderer.Show(new FluxEvent.Returned("Recap", 1, new FluxValue.Result([])));

        aside.Text.ShouldBe("""
            · Recap is called in a window of its own, 1,024 tokens
            · Recap is over
            """);
    }

    [Fact]
    public void A_model_cannot_send_commands_to_the_terminal()
    {
        Told(new FluxEvent.Said(SegmentKind.Line, Ada, "Hello\e[2J.")).ShouldBe("Dr. Ada Voss: Hello[2J.");
    }

    private static FluxEvent.Appended Appended(int at, string segment, int tokens) =>
        new(at, segment, SegmentKind.Line, new TokenId[tokens], "", Again: false, null);

    private static string Told(params FluxEvent[] events) => Told(events, columns: 0);

    private static string Told(FluxEvent[] events, int columns = 0, bool printsPersons = true)
    {
        var ink = new Ink();
        var renderer = new StoryRenderer(ink.Pen, null, new SpeakerHues(), columns) { PrintsPersons = printsPersons };
        foreach (var happened in events)
        {
            renderer.Show(happened);
        }

        return ink.Text;
    }
}

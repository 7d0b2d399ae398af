using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Trajectories;
using static EigenFlux.Runtime.Tests.Trajectories.Happenings;

namespace EigenFlux.Runtime.Tests.Trajectories;

public sealed class TrajectoryTests
{
    [Fact]
    public void What_is_put_between_two_segments_stands_between_them()
    {
        var page = After(RunBegan, Put(0, "a", "one "), Put(4, "b", "two "), Put(4, "note", "and "), Put(12, "b", "more"), Put(0, "pin", "! ")).Page;

        page.Text.ShouldBe("! one and two more");
        page.Segments.Select(segment => (segment.Name, segment.At, segment.Length)).ShouldBe([("pin", 0, 2), ("a", 2, 4), ("note", 6, 4), ("b", 10, 8)]);
        (page.Length, page.Window).ShouldBe((18, 100));
    }

    [Fact]
    public void A_deletion_in_the_middle_of_a_text_leaves_the_rest_of_it()
    {
        var page = After(RunBegan, Put(0, "a", "the old lamp"), Put(12, "b", " burns"), Cut(4, 4, "a"), Cut(0, 2, "a")).Page;

        page.Find("a")!.Text.ShouldBe("e lamp");
        page.Find("b")!.At.ShouldBe(6);
        page.Segments.ShouldAllBe(segment => segment.TextIsExact);
    }

    [Fact]
    public void A_segment_of_which_nothing_is_left_is_gone()
    {
        var page = After(RunBegan, Put(0, "a", "one"), Put(3, "b", "two"), Cut(0, 3, "a")).Page;

        page.Find("a").ShouldBeNull();
        page.Text.ShouldBe("two");
    }

    [Fact]
    public void A_character_of_several_tokens_is_cut_by_its_bytes()
    {
        // é is C3 A9.
        var whole = After(RunBegan, Part(0, "a", (byte)'l', "l"), Part(1, "a", 0xC3, ""), Part(2, "a", 0xA9, "é"));
        whole.Page.Text.ShouldBe("lé");

        After(RunBegan, Part(0, "a", 0xC3, ""), Part(1, "a", 0xA9, "é"), Cut(0, 1, "a")).Page.Find("a")!.Bytes.ToArray().ShouldBe([0xA9]);
        After(RunBegan, Put(0, "a", "né"), Cut(2, 1, "a")).Page.Text.ShouldBe("n\uFFFD");
    }

    [Fact]
    public void A_called_scene_has_a_window_of_its_own_and_then_the_callers_is_as_it_was()
    {
        var trajectory = Of(RunBegan, Put(0, "a", "one"), Call("Sub", 1), Put(0, "x", "inner"), Call("Deep", 2), Put(0, "y", "deep"), Back("Deep", 2), Back("Sub", 1), Put(3, "b", "two"));

        trajectory.After(5).Scenes.Select(scene => (scene.Scene, scene.Depth, scene.Page.Text)).ShouldBe(
            [("Main", 0, "one"), ("Sub", 1, "inner"), ("Deep", 2, "deep")]);
        trajectory.After(6).Page.Text.ShouldBe("inner");
        trajectory.After(8).Page.Text.ShouldBe("onetwo");
    }

    [Fact]
    public void Each_model_has_a_page_state_of_its_own()
    {
        var scene = After(RunBegan, Put(0, "a", "one"), Put(0, "a", "eins", model: "other"), Cut(0, 1, "a", model: "other")).Scene;

        scene.Pages.Select(page => (page.Model, page.Text)).ShouldBe([(null, "one"), ("other", "ins")]);
    }

    [Fact]
    public void The_page_state_at_a_token_is_the_one_from_which_the_next_was_drawn()
    {
        var trajectory = Of(
            RunBegan, Put(0, "a", "#"), Put(1, "t", "x", n: 1), Cut(0, 1, "a", n: 1), Put(1, "t", "y", n: 2), Put(2, "t", "\n", n: 2), Put(3, "l", "said", n: 2), Put(7, "t2", "z", n: 3));

        trajectory.Generated.ShouldBe(3);
        trajectory.AtToken(0).Page.Text.ShouldBe("#");
        trajectory.AtToken(1).Page.Text.ShouldBe("x");
        trajectory.AtToken(2).Page.Text.ShouldBe("xy\nsaid");
        trajectory.AtToken(3).Page.Text.ShouldBe("xy\nsaidz");
        Should.Throw<ArgumentOutOfRangeException>(() => trajectory.AtToken(4));
        Should.Throw<ArgumentOutOfRangeException>(() => trajectory.AtToken(-1));
    }

    [Fact]
    public void Any_moment_of_a_long_run_is_what_following_it_from_its_begin_gives()
    {
        var random = new Random(3);
        var events = new List<FluxEvent> { RunBegan };
        var lengths = new List<(string Name, int Length)>();
        for (var i = 0; i < 6000; i++)
        {
            if (lengths.Sum(segment => segment.Length) > 60)
            {
                var which = random.Next(lengths.Count);
                var (name, length) = lengths[which];
                var (from, count) = (random.Next(length), 0);
                count = random.Next(1, length - from + 1);
                events.Add(Cut(lengths.Take(which).Sum(segment => segment.Length) + from, count, name, n: i));
                lengths[which] = (name, length - count);
                lengths.RemoveAll(segment => segment.Length == 0);
                continue;
            }

            var at = random.Next(lengths.Count + 1);
            var text = new string((char)('a' + (i % 26)), random.Next(1, 9));
            events.Add(Put(lengths.Take(at).Sum(segment => segment.Length), $"s{i}", text, n: i));
            lengths.Insert(at, ($"s{i}", text.Length));
        }

        var trajectory = Of([.. events]);
        foreach (var moment in trajectory.Moments().Where(moment => moment.Index % 97 == 0 || moment.Index > 5990))
        {
            var again = trajectory.After(moment.Index);
            again.Page.Tokens.ShouldBe(moment.Page.Tokens);
            again.Page.Segments.Select(segment => (segment.Name, segment.At, segment.Text))
                .ShouldBe(moment.Page.Segments.Select(segment => (segment.Name, segment.At, segment.Text)));
        }
    }

    [Fact]
    public void A_page_state_that_was_looked_at_does_not_change_later()
    {
        var tracker = new PageStateTracker();
        tracker.Apply(RunBegan);
        tracker.Apply(Put(0, "a", "one"));
        var before = tracker.Page;
        tracker.Apply(Put(3, "a", "two"));
        tracker.Apply(Cut(0, 1, "a"));

        before.Text.ShouldBe("one");
        tracker.Page.Text.ShouldBe("netwo");
    }

    public static TheoryData<string> Misfits => [.. Wrong.Keys];

    private static Dictionary<string, FluxEvent> Wrong { get; } = new()
    {
        ["tokens are inserted at position 5 of a page-state of length 3"] = Put(5, "b", "x"),
        ["tokens of 'b' are inserted into the middle of 'a'"] = Put(1, "b", "x"),
        ["2 tokens are deleted at position 2 of a page-state of length 3"] = Cut(2, 2, "a"),
        ["tokens of 'b' are deleted where 'a' stands"] = Cut(0, 1, "b"),
        ["the run of Main begins within another"] = RunBegan,
        ["Sub is called at depth 2, but the next depth is 1"] = Call("Sub", 2),
        ["Sub returns, but no scene was called"] = Back("Sub", 1),
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void An_event_that_does_not_follow_is_refused_and_not_added(string message)
    {
        var trajectory = Of(RunBegan, Put(0, "a", "one"));

        Should.Throw<PageStateException>(() => trajectory.Add(Wrong[message])).Message.ShouldBe(message);
        trajectory.Events.Count.ShouldBe(2);
    }

    [Fact]
    public void A_return_is_of_the_scene_that_runs() =>
        Should.Throw<PageStateException>(() => Of(RunBegan, Call("Sub", 1), Back("Other", 1)))
            .Message.ShouldBe("Other returns from depth 1, but Sub is running at depth 1");

    [Fact]
    public void Before_the_run_there_is_no_page_state()
    {
        var tracker = new PageStateTracker();
        tracker.Scenes.ShouldBeEmpty();
        Should.Throw<InvalidOperationException>(() => tracker.Page);
        Should.Throw<PageStateException>(() => tracker.Apply(Put(0, "a", "x")));
    }

    private static Trajectory Of(params FluxEvent[] events)
    {
        var trajectory = new Trajectory();
        foreach (var happened in events)
        {
            trajectory.Add(happened);
        }

        return trajectory;
    }

    private static Moment After(params FluxEvent[] events) => Of(events).After(events.Length - 1);
}

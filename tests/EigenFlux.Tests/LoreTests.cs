using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests;

/// <summary>Lore waits outside of the window, comes in before the turn after it was mentioned, and leaves. A token is a byte.</summary>
public sealed class LoreTests : IDisposable
{
    private const string World = """
        model Tape = "replay:turns.txt"
        character Ada { brief "Ada asks." }
        lore Dam "the Kessler dam" { brief "A dam that leaks." full "A dam that has leaked since the spring floods." also "reservoir" weight 2 }
        lore Inn "the Heron" { brief "An inn on stilts." also "taproom" }
        lore Key { brief "A key of bone." full "A key of bone that is warm to the touch." weight 3 }
        """;

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task An_entry_comes_in_before_the_turn_after_it_was_mentioned_and_leaves_when_it_no_longer_is()
    {
        workshop.Record([" I saw the RESERVOIR.", " Tell me more.", " And then?", " So it was.", " Well.", " Yes.", " Nobody said damp."]);
        var run = await workshop.RunAsync(Scene("window 400 tokens, reserve 40, lore 120", "repeat 7 { Ada -> said until line, 40 tokens }"));

        var arrival = LoreEvents(run).ShouldHaveSingleItem();
        arrival.Segment.ShouldBe("Dam");
        arrival.Beat.ShouldBe(1);
        arrival.Text.ShouldBe("[A dam that has leaked since the spring floods.]\n");
        // It is before the turn, and is let go three texts later: from then on it is deleted like all else.
        var page = run.Pages().Last(step => step.Happened is FluxEvent.Appended { Segment: "said[2]" }).Page.Select(token => token.Segment).Distinct().ToList();
        page.IndexOf("Dam").ShouldBe(page.IndexOf("said[2]") - 1);
    }

    [Theory]
    [InlineData("北京", "我在北京住了三年。")]
    [InlineData("東京", "東京タワーへ行こう。")]
    [InlineData("ガンダルフ", "ガンダルフが来た。")]
    [InlineData("앨리스", "앨리스가 왔다.")]
    [InlineData("กรุงเทพ", "ฉันอยู่กรุงเทพครับ")]
    [InlineData("José", "I saw Jose\u0301.")]
    [InlineData("O'Neill", "I saw O’Neill.")]
    [InlineData("the Kessler dam", "We saw the Kessler\u00A0 dam.")]
    public async Task A_name_brings_its_entry_whether_the_author_or_the_model_writes_it(string name, string text)
    {
        workshop.Record([" " + text, " Well."]);
        var program = $$"""
            model Tape = "replay:turns.txt"
            character Ada { brief "Ada asks." }
            lore Entry "{{name}}" { brief "It is here." }
            scene S() on Tape { window 600 tokens, reserve 60, lore 100 cast Ada #   Ada -> said until line, 60 tokens   return said }
            """;
        var written = await workshop.RunAsync(program.Replace("#", $"Ada: \"{text}\"", StringComparison.Ordinal));
        LoreEvents(written).ShouldHaveSingleItem().Beat.ShouldBe(1);
        var said = await workshop.RunAsync(program.Replace("#", "Ada -> first until line, 60 tokens", StringComparison.Ordinal));
        LoreEvents(said).ShouldHaveSingleItem().Beat.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_present_stays_however_long_the_story_is_and_goes_after_the_exit()
    {
        workshop.Record([.. Enumerable.Range(0, 24).Select(i => $" This is turn {i}, nothing more.")]);
        var run = await workshop.RunAsync(Scene("window 260 tokens, reserve 48, lore 60", """
            enter Inn
            repeat 12 { Ada -> early until line, 40 tokens }
            exit Inn
            repeat 12 { Ada -> late until line, 40 tokens }
            """));

        LoreEvents(run).Select(e => e.Segment).ShouldBe(["Inn"]);
        foreach (var (happened, page) in run.Pages().Where(step => step.Happened is FluxEvent.TurnStarted))
        {
            (happened.Beat >= 12 || page.Any(token => token.Segment == "Inn")).ShouldBeTrue($"beat {happened.Beat}");
        }

        run.LastSegments.ShouldNotContain("Inn");
    }

    [Fact]
    public async Task Lore_keeps_within_its_budget_and_the_weightier_comes_first_and_brief_where_full_is_too_long()
    {
        workshop.Record([.. Enumerable.Range(0, 3).Select(_ => " The key, the dam and the taproom.")]);
        var run = await workshop.RunAsync(Scene("window 600 tokens, reserve 48, lore 70", "repeat 3 { Ada -> said until line, 40 tokens }"));

        // [A key of bone that is warm to the touch.]⏎ has 43, [A dam that leaks.]⏎ 20; the inn's 21 have no room.
        LoreEvents(run).Where(e => e.Beat == 1).Select(e => e.Text).ShouldBe(["[A key of bone that is warm to the touch.]\n", "[A dam that leaks.]\n"]);
        foreach (var (_, page) in run.Pages())
        {
            page.Count(token => token.Segment is "Dam" or "Inn" or "Key").ShouldBeLessThanOrEqualTo(70);
        }
    }

    [Fact]
    public async Task Kept_forgotten_and_recalled_as_its_author_says()
    {
        workshop.Record([.. Enumerable.Range(0, 20).Select(i => $" This is turn {i}, nothing more.")]);
        var run = await workshop.RunAsync(Scene("window 260 tokens, reserve 48, lore 60", """
            Ada: "The key!"
            Ada -> a until line, 40 tokens
            forget Key
            Ada -> b until line, 40 tokens
            recall Inn
            Ada -> c until line, 40 tokens
            keep Key
            repeat 8 { Ada -> d until line, 40 tokens }
            """));

        LoreEvents(run).Select(e => (e.Segment, e.Beat, e.Again)).ShouldBe([("Key", 1, false), ("Inn", 3, false), ("Key", 4, true)]);
        run.Pages().Last(step => step.Happened is FluxEvent.Appended { Segment: "b[1]" }).Page.ShouldNotContain(token => token.Segment == "Key");
        run.LastSegments.ShouldContain("Key");
    }

    [Fact]
    public async Task What_a_run_did_with_lore_is_what_the_schedule_for_its_texts_says()
    {
        string[] said = [" The taproom is full.", " Is it?", " The reservoir, you say.", " I have the key.", " Go on.", " The Heron, then.", " Yes.", " No."];
        workshop.Record([.. Enumerable.Range(0, 32).Select(i => said[i % said.Length])]);
        var image = workshop.Image(Scene("window 280 tokens, reserve 48, lore 70", """
            setting "The Heron."
            repeat 12 { Ada -> a until line, 40 tokens  narrator: "Time passes." }
            setting "The road."
            enter Dam
            repeat 12 { Ada -> b until line, 40 tokens }
            """));
        var run = await workshop.RunAsync(image);

        run.Done.Fault.ShouldBeNull();
        LoreEvents(run).Count().ShouldBeGreaterThan(4);
        Replanned.Of(image, run).ShouldBeTheWindowsOf(run, image.Plan);
    }

    private static IEnumerable<FluxEvent.Appended> LoreEvents(Recorded run) =>
        run.Events.OfType<FluxEvent.Appended>().Where(e => e.Kind == SegmentKind.Lore);

    private static string Scene(string window, string body) => $$"""
        {{World}}
        scene Talk() on Tape {
          {{window}}
          cast Ada
          {{body}}
          return r: 1
        }
        """;
}

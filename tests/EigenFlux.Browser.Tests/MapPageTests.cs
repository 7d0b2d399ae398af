using System.Text.Json;
using EigenFlux.Browser.Tests.Support;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Rendering.Page;
using EigenFlux.Scenes.Program;
using Microsoft.Playwright;

namespace EigenFlux.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class MapPageTests(Chromium chromium)
{
    public static TheoryData<string> Names => Scenes.Names;

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task The_page_knows_the_window_as_the_compiler_does(string scene)
    {
        var facts = Scenes.Of(scene);
        await using var open = await chromium.Open(MapPage.Of(facts, []));
        foreach (var (number, view) in facts.Views.Index())
        {
            foreach (var schedule in (string[])["worst", "expected"])
            {
                var history = facts.History(schedule == "worst", view);
                history.Count.ShouldBe(facts.Plan.Beats.Count);
                var known = await Windows(open, schedule, history.Count, number);
                for (var beat = 0; beat < history.Count; beat++)
                {
                    known[beat].ShouldBe(Parts(history[beat]), $"{schedule}, beat {beat}, view {number}");
                }
            }
        }

        open.ShouldHaveBehaved();
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Every_band_is_drawn_where_its_segment_stands(string scene)
    {
        var facts = Scenes.Of(scene);
        await using var open = await chromium.Open(MapPage.Of(facts, []));
        foreach (var (number, schedule) in facts.Views.SelectMany((_, number) => new[] { (number, "worst"), (number, "expected") }))
        {
            await open.Page.EvaluateAsync("([schedule, number]) => { eigenflux.show(schedule); eigenflux.see(number); }", new object[] { schedule, number });
            var history = facts.History(schedule == "worst", facts.Views[number]);
            var places = new List<double[]>();
            var expected = new List<string>();
            for (var beat = 0; beat < history.Count; beat++)
            {
                var start = 0;
                foreach (var part in history[beat])
                {
                    if (part.Tokens * 400 / facts.Plan.Window >= 3)
                    {
                        var live = facts.Uses(part.Segment).Any(use => use.From <= beat && beat <= use.To);
                        places.Add([beat, start + (part.Tokens / 2.0)]);
                        expected.Add($"beat {beat}: {part.Segment.Id} {part.Life} {(live ? "live" : "dead")}");
                    }

                    start += part.Tokens;
                }
            }

            expected.Count.ShouldBeGreaterThan(history.Count);
            (await At(open, places)).Select((found, i) => $"beat {places[i][0]}: {found}").ShouldBe(expected, $"{schedule}, view {number}");
        }

        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task Pointing_at_a_band_tells_its_text_and_its_life()
    {
        var facts = Scenes.Of("long-watch.eflux");
        await using var open = await chromium.Open(MapPage.Of(facts, []));
        (await open.Page.Locator("#tip").IsVisibleAsync()).ShouldBeFalse();
        await open.Hover(12, 12);

        var tip = await open.Text("#tip");
        tip.ShouldContain("pin1");
        tip.ShouldContain("Standing order: one bell an hour, and a lamp on the left side.");
        tip.ShouldContain("24 tokens");
        tip.ShouldContain("never: in the prefix");
        (await open.Text("#status")).ShouldStartWith("Beat 12 · Brandt generates answer[4]");

        await open.Hover(5, 75);
        tip = await open.Text("#tip");
        tip.ShouldContain("log[1]");
        tip.ShouldContain("27 tokens typically, 31 at most");
        var gone = facts.Plan.Worst.First(entry => entry.Deleted.Contains("log[1]"));
        tip.ShouldContain(FormattableString.Invariant($"beat {gone.Beat}, token {gone.Generated}"));
        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task The_keyboard_goes_through_beats_and_bands()
    {
        await using var open = await chromium.Open(MapPage.Of(Scenes.Of("long-watch.eflux"), []));
        var band = open.Page.Locator(".band:focus");
        await open.Page.Locator(".band[tabindex='0']").FocusAsync();
        (await band.GetAttributeAsync("data-segment")).ShouldBe("pin1");
        (await band.GetAttributeAsync("aria-label")).ShouldStartWith("pin1, pin of scene, 24 tokens; beats 0 to 45; never");
        (await open.Text("#tip")).ShouldContain("Standing order");
        await open.Page.Keyboard.PressAsync("ArrowDown");
        await open.Page.Keyboard.PressAsync("ArrowDown");
        (await band.GetAttributeAsync("data-segment")).ShouldBe("setting1");
        await open.Page.Keyboard.PressAsync("End");
        await open.Page.Keyboard.PressAsync("ArrowLeft");
        (await open.Text("#status")).ShouldStartWith("Beat 44 ");
        await open.Page.Keyboard.PressAsync("+");
        (await open.Text("#status")).ShouldStartWith("Beat 44 ");
        (await open.Page.Locator("#first").IsVisibleAsync()).ShouldBeTrue();
        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task Live_text_that_is_absent_is_marked()
    {
        await using var open = await chromium.Open(MapPage.Of(Scenes.Of("lives"), []));
        (await open.Text("#status")).ShouldBe("At 2 beats live text is not in the window.");
        (await open.Page.Locator(".mark.absent").CountAsync()).ShouldBe(2);
        (await open.Page.Locator(".mark.again").CountAsync()).ShouldBe(2);
        await open.Hover(4, 5);
        (await open.Text("#status")).ShouldEndWith("live and absent: Ada");
        (await open.Text("#tip")).ShouldContain("line1");
        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task Lore_has_a_colour_of_its_own_and_what_waits_says_so()
    {
        var facts = Scenes.Of("lore by turn");
        await using var open = await chromium.Open(MapPage.Of(facts, []));
        var bands = open.Page.Locator(".band.o-lore");
        (await bands.CountAsync()).ShouldBe(facts.History(worst: true).SelectMany(window => window)
            .Where(part => part.Segment.Kind == SegmentKind.Lore).Select(part => (part.Segment.Id, part.Life)).Distinct().Count());
        (await Colour(".band.o-lore .live")).ShouldNotBeOneOf(await Colour(".band.o0 .live"), await Colour(".band.o-narrator .live"), await Colour(".band.o-scene .live"));
        (await open.Text("#legend .o-lore")).ShouldBe("lore");
        (await open.Text("#facts")).ShouldContain("at most 40 for lore");

        var inn = open.Page.Locator("#rows tr", new PageLocatorOptions { HasText = "An inn on stilts" });
        (await inn.GetAttributeAsync("class")).ShouldBe("o-lore");
        (await open.Page.Locator(".mark.absent").CountAsync()).ShouldBe(2);
        await open.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Inn" }).ClickAsync();
        (await open.Text("#tip")).ShouldContain("An inn on stilts, with a taproom that floods.");
        (await open.Page.Locator("#rows tr", new PageLocatorOptions { HasText = "An owl" }).InnerTextAsync()).ShouldContain("waits");
        open.ShouldHaveBehaved();

        Task<string> Colour(string band) => open.Page.Locator(band).First.EvaluateAsync<string>("one => getComputedStyle(one).fill");
    }

    [SkippableFact]
    public async Task In_print_the_bands_have_labels_and_the_page_is_light()
    {
        await using var open = await chromium.Open(
            MapPage.Of(Scenes.Of("long-watch.eflux"), []),
            new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark, ViewportSize = new ViewportSize { Width = 700, Height = 600 } });
        (await Background(open)).ShouldBe("rgb(21, 23, 27)");

        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(open.Page.Locator("#canvas svg")).ToHaveAttributeAsync("width", "1040");
        (await Background(open)).ShouldBe("rgb(255, 255, 255)");
        var labels = await open.Page.Locator(".labels text").AllTextContentsAsync();
        labels.ShouldContain(label => label.StartsWith("pin1", StringComparison.Ordinal) && label.Contains("Standing order", StringComparison.Ordinal));
        labels.ShouldContain("log[1]");
        labels.Count.ShouldBeGreaterThan(25);
        (await open.Page.Locator("#rows tr").CountAsync()).ShouldBe(50);
        (await open.Page.Locator("#zoom").IsVisibleAsync()).ShouldBeFalse();
        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task What_a_program_says_is_text_whatever_it_says()
    {
        const string Spell = "</script><script>document.title = 'taken'; alert(1)</script><img src=x onerror=alert(2)> <!-- {{{{script}}}} & ]]> \u2028 \u202e";
        await using var open = await chromium.Open(MapPage.Of(
            Compiled.Text(
                $$"""
                character Ada "Ada </title><script>alert(3)</script>" { brief "{{Spell.Replace("\"", "\\\"", StringComparison.Ordinal)}}" }
                scene S() {
                  cast Ada
                  setting "x</script><!--<script>"
                  Ada: "<b>bold</b> &lt;"
                  Ada -> a until line, 20 tokens
                }
                """),
            []));
        (await open.Page.TitleAsync()).ShouldBe("S · memory map");
        (await open.Page.Locator("script").CountAsync()).ShouldBe(2);
        (await open.Page.Locator("img, b b, #rows b").CountAsync()).ShouldBe(0);
        var cell = open.Page.Locator("#rows tr").First.Locator("td.text");
        (await cell.TextContentAsync())!.ShouldContain("<img src=x onerror=alert(2)> <!-- {{{script}}} & ]]> \ufffd \ufffd");
        await open.Hover(1, 10);
        (await open.Text("#tip")).ShouldContain("</script><script>document.title = 'taken'");
        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task Five_thousand_beats_are_opened_on_a_part_and_drawn_in_columns()
    {
        var facts = Compiled.Text(
            """
            character Ada { brief "Ada." }
            scene Long() {
              window 512 tokens, reserve 40
              cast Ada
              repeat 5000 { Ada -> a until line, 20 tokens }
            }
            """);
        await using var open = await chromium.Open(MapPage.Of(facts, []));
        (await open.Page.Locator(".band").CountAsync()).ShouldBeInRange(200, 400);
        (await open.Page.Locator("#rows tr").CountAsync()).ShouldBe(400);
        (await open.Text("#more")).ShouldBe("Show all 5,002");

        await open.Page.Locator("#all").ClickAsync();
        (await open.Page.Locator(".band").CountAsync()).ShouldBeInRange(1000, 5002);
        (await At(open, 4999, 2)).ShouldBe("Ada 0 live");
        await open.Page.EvaluateAsync("eigenflux.look(4000, 20)");
        var part = facts.History(worst: true)[4010][^1];
        var (id, start) = (part.Segment.Id, facts.Plan.Worst[4010].Window - part.Tokens);
        (await At(open, 4010, start + (part.Tokens / 2.0))).ShouldBe($"{id} 0 live");
        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task The_tables_tell_what_the_picture_shows()
    {
        var facts = Scenes.Of("lives");
        await using var open = await chromium.Open(MapPage.Of(facts, [Diagnostics.Any]));
        (await open.Text("#diagnostics li")).ShouldStartWith("error EF5001 There is no file <nowhere>.");
        var ada = open.Page.Locator("#rows tr", new PageLocatorOptions { HasText = "The text of Ada." });
        (await ada.InnerTextAsync()).ShouldContain("beat 3, token 0; again: beat 7, token 0; again: stays");
        await open.Page.Locator("#find").FillAsync("text of line3");
        (await open.Page.Locator("#rows tr").CountAsync()).ShouldBe(1);
        await open.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "line3" }).ClickAsync();
        (await open.Page.Locator(".band:focus").GetAttributeAsync("data-segment")).ShouldBe("line3");
        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task A_program_with_errors_has_a_page_of_its_diagnostics()
    {
        await using var open = await chromium.Open(MapPage.Of(null, [Diagnostics.Any]));
        (await open.Text("h1")).ShouldBe("There is no map");
        (await open.Text("#diagnostics li")).ShouldStartWith("error EF5001");
        (await open.Page.Locator("#picture").IsVisibleAsync()).ShouldBeFalse();
        open.ShouldHaveBehaved();
    }

    private static IEnumerable<string> Parts(IReadOnlyList<WindowHistory.Part> window)
    {
        var start = 0;
        foreach (var part in window.Where(part => part.Tokens > 0))
        {
            yield return FormattableString.Invariant($"{part.Segment.Id} {part.Life} {start} {part.Tokens}");
            start += part.Tokens;
        }
    }

    private static async Task<IReadOnlyList<IEnumerable<string>>> Windows(OpenPage open, string schedule, int beats, int view)
    {
        var json = await open.Page.EvaluateAsync<JsonElement>(
            "([schedule, beats, view]) => Array.from({ length: beats }, (_, beat) => eigenflux.windowAt(schedule, beat, view).map(part => part.join(' ')))",
            new object[] { schedule, beats, view });
        return [.. json.EnumerateArray().Select(window =>
            window.EnumerateArray().Select(part => part.GetString()!).Where(part => !part.EndsWith(" 0", StringComparison.Ordinal)))];
    }

    private static async Task<string> At(OpenPage open, int beat, double token) => (await At(open, [[beat, token]]))[0];

    /// <summary>What is drawn at a beat and a position: the segment, which of its lives, and whether it is marked as live.</summary>
    private static Task<string[]> At(OpenPage open, IReadOnlyList<double[]> places) => open.Page.EvaluateAsync<string[]>(
        """
        places => places.map(([beat, token]) => {
          const { x, y } = eigenflux.place(beat, token);
          const found = document.elementFromPoint(x, y);
          const band = found?.closest(".band");
          return band ? `${band.dataset.segment} ${band.dataset.life} ${found.getAttribute("class")}` : `nothing but ${found?.tagName}`;
        })
        """,
        places);

    private static Task<string> Background(OpenPage open) =>
        open.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");

    private static class Diagnostics
    {
        public static readonly Language.Diagnostics.Diagnostic Any =
            new Language.Diagnostics.DiagnosticBuilder(null).NoSuchFile("<nowhere>", "");
    }
}

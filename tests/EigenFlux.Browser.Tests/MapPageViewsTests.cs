using System.Globalization;
using EigenFlux.Browser.Tests.Support;
using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Rendering.Explain;
using EigenFlux.Cli.Rendering.Page;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Window;
using Microsoft.Playwright;

namespace EigenFlux.Browser.Tests;

/// <summary>The page of a scene in which not everyone sees everything.</summary>
[Collection(BrowserTests.Name)]
public sealed class MapPageViewsTests(Chromium chromium)
{
    [SkippableFact]
    public async Task The_views_stand_side_by_side_and_the_first_picture_has_nothing_that_not_all_see()
    {
        var facts = Scenes.Of("jury by turn");
        await using var open = await chromium.Open(MapPage.Of(facts, []));
        (await open.Page.Locator("#side figcaption button").AllInnerTextsAsync()).ShouldBe(
            ["What everyone sees", "What Nina sees", "What Otto sees", "What Petra sees"]);
        (await open.Text("#side figure:nth-child(1) span")).ShouldBe("the window of the narrator, Foreman and Jury");
        (await open.Text("#side figure:nth-child(2) span")).ShouldBe(
            FormattableString.Invariant($"{facts.Plan.Views[1].SecretTokens} tokens of its own · {facts.Plan.Views[1].Private.Count} private texts"));
        (await open.Text("#picture-heading")).ShouldEndWith(": what everyone sees");
        (await open.Text("#facts")).ShouldContain($"the longest has {facts.Plan.Views[1].SecretTokens} tokens of its own");

        (await Segments(open, "#canvas")).ShouldNotContain(id => id.Contains("thought", StringComparison.Ordinal) || id.Contains("knows", StringComparison.Ordinal));
        foreach (var (number, view) in facts.Plan.Views.Index())
        {
            var drawn = await Segments(open, $"#side figure:nth-child({number + 1})");
            drawn.Order(StringComparer.Ordinal).ShouldBe(
                facts.History(worst: true, view).SelectMany(window => window.Where(part => part.Tokens > 0)).Select(part => part.Segment.Id)
                    .Distinct().Order(StringComparer.Ordinal));
            foreach (var segment in facts.Segments.Where(segment => !segment.SeenBy.IsEveryone))
            {
                (!view.Names.Any(segment.SeenBy.Contains) && drawn.Contains(segment.Id)).ShouldBeFalse($"{segment.Id} in what {view.Names[0]} sees");
            }
        }

        var boxes = await Boxes(open);
        boxes.Select(box => box.Y).Distinct().Count().ShouldBe(1);
        boxes.Select(box => box.X).ShouldBeUnique();
        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task On_a_narrow_screen_they_stand_under_one_another()
    {
        await using var open = await chromium.Open(
            MapPage.Of(Scenes.Of("jury by turn"), []), new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 400, Height = 800 } });
        var boxes = await Boxes(open);
        boxes.Select(box => box.X).Distinct().Count().ShouldBe(1);
        boxes.Zip(boxes.Skip(1)).ShouldAllBe(pair => pair.First.Y + pair.First.Height <= pair.Second.Y);
        boxes.ShouldAllBe(box => box.X >= 0 && box.X + box.Width <= 400);
        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task A_click_shows_a_view_in_large_and_what_is_its_own_looks_so()
    {
        await using var open = await chromium.Open(MapPage.Of(Scenes.Of("jury by turn"), []));
        await open.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "What Nina sees" }).ClickAsync();
        (await open.Text("#picture-heading")).ShouldEndWith(": what Nina sees");
        (await open.Page.Locator("figure.shown").GetAttributeAsync("data-view")).ShouldBe("1");
        (await Fill("Nina.knows")).ShouldBe("url(#map-own)");
        (await Fill("pin1")).ShouldBe("url(#map-own)");
        (await Fill("thought[1]")).ShouldBe("url(#map-private)");
        (await open.Page.Locator("#canvas .band[data-segment='view[1]'] .over").CountAsync()).ShouldBe(0);
        (await open.Page.Locator("#map-own, #map-private").CountAsync()).ShouldBe(2);
        var legend = await open.Text("#legend");
        legend.ShouldContain("seen by Nina alone");
        legend.ShouldContain("seen by Otto alone");
        legend.ShouldContain("seen by Nina and Otto alone");
        legend.ShouldContain("said, and not seen by all");
        open.ShouldHaveBehaved();

        Task<string?> Fill(string segment) => open.Page.Locator($"#canvas .band[data-segment='{segment}'] .over").First.GetAttributeAsync("fill");
    }

    [SkippableFact]
    public async Task Pointing_at_a_small_picture_tells_of_its_window_and_marks_the_beat_in_all()
    {
        var facts = Scenes.Of("jury by turn");
        await using var open = await chromium.Open(MapPage.Of(facts, []));
        (await open.Page.Locator(".small .cursor:visible").CountAsync()).ShouldBe(0);
        var pin = open.Page.Locator("#side figure:nth-child(3) .band[data-segment='Otto.knows']");
        await pin.ScrollIntoViewIfNeededAsync();
        var box = (await pin.Locator(".dead").BoundingBoxAsync())!;
        await open.Page.Mouse.MoveAsync(box.X + 2, box.Y + 3);
        var tip = await open.Text("#tip");
        tip.ShouldContain("Otto.knows");
        tip.ShouldContain("That lock cannot be picked in under a minute.");
        tip.ShouldContain("seen by");
        tip.ShouldContain("never: at the end while its owner speaks");
        (await open.Text("#status")).ShouldBe($"Beat 0 · scene writes setting1 · what Otto sees: {facts.Plan.Views[2].Worst[0].Window} of 256 tokens");
        (await open.Page.Locator(".cursor:not([hidden])").CountAsync()).ShouldBe(5);
        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task The_small_pictures_show_the_whole_scene_whatever_part_the_large_one_shows()
    {
        var facts = Compiled.Text(
            """
            character Ada { brief "Ada." knows "The key is yours." }
            character Bo { brief "Bo." }
            scene Long() {
              window 200 tokens, reserve 40
              cast Ada, Bo
              repeat 350 { Ada -> a until line, 9 tokens  Bo -> b until line, 9 tokens }
            }
            """);
        await using var open = await chromium.Open(MapPage.Of(facts, []));
        (await open.Page.Locator("#canvas .band[data-segment='b[350]']").CountAsync()).ShouldBe(0);
        (await open.Page.Locator(".small .band[data-segment='b[350]']").CountAsync()).ShouldBe(facts.Plan.Views.Count);
        (await open.Page.Locator(".small .band[data-segment='a[1]']").CountAsync()).ShouldBe(facts.Plan.Views.Count);
        await PartShouldBe(0, 240 / 700.0);

        // A beat that the large picture does not show is marked in the small ones alone.
        var picture = open.Page.Locator("#side figure:nth-child(2) .free");
        await picture.ScrollIntoViewIfNeededAsync();
        var box = (await picture.BoundingBoxAsync())!;
        await open.Page.Mouse.MoveAsync(box.X + box.Width - 1, box.Y + (box.Height / 2));
        (await open.Text("#status")).ShouldStartWith("Beat 699 · Bo generates b[350]");
        (await open.Page.Locator(".small .cursor:not([hidden])").CountAsync()).ShouldBe(facts.Plan.Views.Count);
        (await open.Page.Locator("#canvas .cursor:not([hidden])").CountAsync()).ShouldBe(0);

        var before = await open.Page.Locator(".small .bands").First.InnerHTMLAsync();
        await open.Page.EvaluateAsync("eigenflux.look(350, 70)");
        await PartShouldBe(0.5, 0.1);
        (await open.Page.Locator("#canvas .band[data-segment='a[180]']").CountAsync()).ShouldBe(1);
        (await open.Page.Locator(".small .bands").First.InnerHTMLAsync()).ShouldBe(before);

        await open.Page.Locator("#all").ClickAsync();
        (await open.Page.Locator(".part:not([hidden])").CountAsync()).ShouldBe(0);
        open.ShouldHaveBehaved();

        // Where the frame begins and how wide it is, of the width of the picture; several beats share a column.
        async Task PartShouldBe(double from, double width)
        {
            var part = await open.Page.Locator("#side figure:nth-child(2) svg").EvaluateAsync<double[]>(
                """
                drawing => {
                  const [part, all] = [".part:not([hidden])", ".free"].map(one => drawing.querySelector(one));
                  const of = (element, name) => Number(element.getAttribute(name));
                  return [(of(part, "x") - of(all, "x")) / of(all, "width"), of(part, "width") / of(all, "width")];
                }
                """);
            part[0].ShouldBe(from, 0.02);
            part[1].ShouldBe(width, 0.02);
        }
    }

    [SkippableFact]
    public async Task The_table_says_who_sees_what_and_goes_to_a_window_that_has_it()
    {
        var facts = Scenes.Of("jury by turn");
        await using var open = await chromium.Open(MapPage.Of(facts, []));
        var at = (await open.Page.Locator("#columns th").AllInnerTextsAsync()).ToList().IndexOf("seen by");
        at.ShouldBeGreaterThan(0);
        foreach (var segment in facts.Segments)
        {
            var row = open.Page.Locator("#rows tr", new PageLocatorOptions { Has = open.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = segment.Id, Exact = true }) });
            (await row.Locator("th, td").Nth(at).InnerTextAsync()).ShouldBe(ViewWords.Audience(segment));
        }

        await open.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "thought[2]", Exact = true }).ClickAsync();
        (await open.Text("#picture-heading")).ShouldEndWith(": what Otto sees");
        (await open.Page.Locator(".band:focus").GetAttributeAsync("data-segment")).ShouldBe("thought[2]");

        await open.Page.Locator("#find").FillAsync("Nina and Otto");
        (await open.Page.Locator("#rows tr").CountAsync()).ShouldBe(facts.Segments.Count(segment => segment.SeenBy.Names.Count == 2));
        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task What_is_live_while_a_view_sees_nothing_is_not_missed_there()
    {
        var facts = Scenes.Of("crowd");
        facts.Segments.ShouldContain(segment => segment.Kind == SegmentKind.Definition && segment.Placement == Placement.Stream);
        await using var open = await chromium.Open(MapPage.Of(facts, []));
        foreach (var (number, view) in facts.Plan.Views.Index())
        {
            var expected = facts.Segments.Where(segment => ViewWords.Sees(view, segment) && segment.Placement != Placement.Prefix)
                .SelectMany(segment => SegmentFate.Of(facts, segment, view, worst: true).Absent
                    .SelectMany(range => Enumerable.Range(range.From, range.Count)).Select(beat => $"{beat} {segment.Id}"));
            var found = await open.Page.EvaluateAsync<string[]>(
                "view => eigenflux.map.beats.flatMap(({ index }) => eigenflux.absentAt('worst', index, view).map(id => `${index} ${id}`))", number);
            found.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), $"view {number}");
            found.ShouldNotContain(one => facts.Plan.Beats[int.Parse(one.Split(' ')[0], CultureInfo.InvariantCulture)].Segment.StartsWith("aside", StringComparison.Ordinal)
                && !view.Names.Contains(facts.Plan.Beats[int.Parse(one.Split(' ')[0], CultureInfo.InvariantCulture)].Speaker));
        }

        open.ShouldHaveBehaved();
    }

    [SkippableFact]
    public async Task Where_everyone_sees_everything_nothing_is_said_of_views()
    {
        await using var open = await chromium.Open(MapPage.Of(Scenes.Of("long-watch.eflux"), []));
        (await open.Page.Locator("#views").IsVisibleAsync()).ShouldBeFalse();
        (await open.Text("#picture-heading")).ShouldBe("The window, beat by beat");
        (await open.Page.Locator("#columns th").AllInnerTextsAsync()).ShouldNotContain("seen by");
        (await open.Text("#legend")).ShouldNotContain("seen by");
        (await open.Text("#facts")).ShouldNotContain("views");
        open.ShouldHaveBehaved();
    }

    private static async Task<IReadOnlyList<string>> Segments(OpenPage open, string picture) =>
        [.. await open.Page.Locator($"{picture} .band").EvaluateAllAsync<string[]>("bands => [...new Set(bands.map(band => band.dataset.segment))]")];

    private static async Task<IReadOnlyList<LocatorBoundingBoxResult>> Boxes(OpenPage open)
    {
        var figures = await open.Page.Locator("#side figure").AllAsync();
        return [.. await Task.WhenAll(figures.Select(async figure => (await figure.BoundingBoxAsync())!))];
    }
}

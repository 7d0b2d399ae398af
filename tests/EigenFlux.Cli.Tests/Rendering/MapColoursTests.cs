using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class MapColoursTests
{
    [Fact]
    public void Every_speaker_of_the_palette_has_a_light_and_a_dark_shade_of_its_own()
    {
        var colours = new MapColours(new SpeakerHues());
        var count = 0;
        while (count == 0 || Style.HueOf(count) != Style.HueOf(0))
        {
            count++;
        }

        var shades = Enumerable.Range(0, count)
            .SelectMany(i => new[] { colours.Of(Part($"C{i}", 0)), colours.Of(Part($"C{i}", 1)) })
            .Append(colours.Of(Part("scene", 0))).Append(colours.Of(Part("scene", 1)))
            .ToList();

        count.ShouldBeGreaterThan(1);
        shades.ShouldBeUnique();
        shades.Where((_, i) => i % 2 == 0).Take(count).ShouldBe(Enumerable.Range(0, count).Select(Style.HueOf));
    }

    [Theory]
    [InlineData("Ada", SegmentKind.Definition, Placement.Prefix)]
    [InlineData("Ada", SegmentKind.Knows, Placement.Tail)]
    [InlineData("lamp", SegmentKind.Lore, Placement.Stream)]
    [InlineData("scene", SegmentKind.Setting, Placement.Stream)]
    [InlineData("narrator", SegmentKind.Narration, Placement.Stream)]
    public void Neighbours_of_one_owner_are_light_and_dark_by_turns(string owner, SegmentKind kind, Placement placement)
    {
        var colours = new MapColours(new SpeakerHues());

        var shades = Enumerable.Range(0, 4).Select(number => colours.Of(Part(owner, number, kind, placement))).ToList();

        shades[1].ShouldNotBe(shades[0]);
        shades.Skip(2).ShouldBe(shades.Take(2));
    }

    [Fact]
    public void Lore_and_what_nobody_says_have_the_light_shade_of_their_names()
    {
        var colours = new MapColours(new SpeakerHues());

        colours.StyleOf("lore").ShouldBe(Style.Foreground(colours.Of(Part("lamp", 0, SegmentKind.Lore))));
        colours.StyleOf("scene").ShouldBe(Style.Foreground(colours.Of(Part("scene", 0))));
        colours.StyleOf("narrator").ShouldBe(Style.Foreground(colours.Of(Part("narrator", 0))));
    }

    private static WindowHistory.Part Part(string owner, int number, SegmentKind kind = SegmentKind.Turn, Placement placement = Placement.Stream) => new(
        new PlannedSegment
        {
            Id = "a[1]",
            Owner = owner,
            Kind = kind,
            Tokens = TokenRange.Exactly(4),
            Text = "",
            Placement = placement,
            Birth = 0,
            LastUse = 0,
        },
        number,
        4,
        0);
}

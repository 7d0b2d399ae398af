using EigenFlux.Cli.Rendering;
using EigenFlux.Cli.Terminal;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Schedule;

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

    private static WindowHistory.Part Part(string owner, int number) => new(
        new PlannedSegment
        {
            Id = "a[1]",
            Owner = owner,
            Kind = SegmentKind.Turn,
            Tokens = TokenRange.Exactly(4),
            Text = "",
            Placement = Placement.Stream,
            Birth = 0,
            LastUse = 0,
        },
        number,
        4,
        0);
}

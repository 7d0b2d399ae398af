using System.Text;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Stops;

namespace EigenFlux.Runtime.Tests.Stops;

public sealed class TextStopsTests
{
    [Fact]
    public void The_earliest_match_wins_whatever_the_order_of_the_stops()
    {
        var stops = new TextStops();
        stops.Add("later", "text", afterText: false);
        stops.Add("\n", "line", afterText: true);
        stops.AddPattern("s[o]oner");

        stops.Find(new StringBuilder("a sooner\nand later"), 0).ShouldBe(new StopMatch(2, "regex"));
        stops.Find(new StringBuilder("a line\nand later"), 0).ShouldBe(new StopMatch(6, "line"));
    }

    [Fact]
    public void A_line_that_has_said_nothing_does_not_end()
    {
        var stops = new TextStops();
        stops.Add("\n", "line", afterText: true);

        stops.Find(new StringBuilder("\n \n"), 0).ShouldBeNull();
        stops.Find(new StringBuilder("\n yes\n"), 0).ShouldBe(new StopMatch(5, "line"));
    }

    [Fact]
    public void A_stop_that_comes_in_pieces_is_found_where_it_began()
    {
        var stops = new TextStops();
        stops.Add("\nBen:", "label", afterText: false);
        var said = new StringBuilder();
        StopMatch? found = null;
        foreach (var piece in (ReadOnlySpan<string>)["So", " it", "\n", "Be", "n", ":", " no"])
        {
            var before = said.Length;
            said.Append(piece);
            found ??= stops.Find(said, before);
        }

        found.ShouldBe(new StopMatch(5, "label"));
    }

    [Fact]
    public void What_may_still_become_a_stop_is_not_settled()
    {
        var stops = new TextStops();
        stops.Add("THE END", "text", afterText: false);

        stops.Settled(new StringBuilder("It was THE")).ShouldBe(6);
        stops.Settled(new StringBuilder("It was THEN")).ShouldBe(11);
        stops.Settled(new StringBuilder("It was ")).ShouldBe(6);
    }

    [Fact]
    public void Whatever_the_pieces_readers_see_exactly_the_text_before_the_stop()
    {
        var random = new SeededRandom(5);
        for (var round = 0; round < 500; round++)
        {
            var stops = new TextStops();
            stops.Add("ab", "text", afterText: false);
            stops.Add("bca", "text", afterText: false);
            stops.Add("\n", "line", afterText: true);
            var text = new string([.. Enumerable.Range(0, 30).Select(_ => "abc\n "[random.NextInt32(5)])]);
            var said = new StringBuilder();
            var shown = "";
            StopMatch? found = null;
            for (var at = 0; at < text.Length && found is null;)
            {
                var length = Math.Min(1 + random.NextInt32(4), text.Length - at);
                var before = said.Length;
                said.Append(text, at, length);
                at += length;
                found = stops.Find(said, before);
                var settled = found?.At ?? stops.Settled(said);
                settled.ShouldBeGreaterThanOrEqualTo(shown.Length);
                shown = said.ToString(0, settled);
            }

            var whole = stops.Find(new StringBuilder(text), 0);
            (found?.At).ShouldBe(whole?.At);
            text.ShouldStartWith(shown);
            if (whole is { } stop)
            {
                shown.Length.ShouldBeLessThanOrEqualTo(stop.At);
            }
        }
    }
}

using System.Text;
using EigenFlux.Runtime.Stops;

namespace EigenFlux.Runtime.Tests.Stops;

/// <summary>Stops at the edges: nothing new to look at, one stop alone, and all of a stop but its last character.</summary>
public sealed class EdgesOfStopsTests
{
    [Fact]
    public void A_pattern_alone_is_found_where_all_of_the_text_was_looked_at_before()
    {
        var stops = new TextStops();
        stops.AddPattern("[0-9]+");
        var said = new StringBuilder("page 12");

        stops.Find(said, said.Length).ShouldBe(new StopMatch(5, "regex"));
        stops.Find(new StringBuilder("page"), 4).ShouldBeNull();
        stops.Find(new StringBuilder(), 0).ShouldBeNull();
    }

    [Fact]
    public void One_text_alone_is_found()
    {
        var stops = new TextStops();
        stops.Add("#", "text", afterText: false);

        stops.Find(new StringBuilder("a#"), 1).ShouldBe(new StopMatch(1, "text"));
        stops.Find(new StringBuilder("#"), 0).ShouldBe(new StopMatch(0, "text"));
        stops.Find(new StringBuilder("a"), 1).ShouldBeNull();
        stops.Settled(new StringBuilder("a")).ShouldBe(1); // A stop of one character has no beginning that is not itself.
    }

    [Theory]
    [InlineData("It was T", 6)]
    [InlineData("It was THE", 6)]
    [InlineData("It was THE EN", 6)]
    [InlineData("THE EN", 0)]
    [InlineData("TH", 0)]
    [InlineData("It was THE EM", 13)]
    public void Whatever_begins_a_stop_is_held_back_up_to_its_last_character_but_one(string said, int settled)
    {
        var stops = new TextStops();
        stops.Add("THE END", "text", afterText: false);
        stops.Settled(new StringBuilder(said)).ShouldBe(settled);
    }

    [Fact]
    public void The_longest_beginning_of_any_stop_is_held_back()
    {
        var stops = new TextStops();
        stops.Add("ab", "text", afterText: false);
        stops.Add("xyab!", "text", afterText: false);
        stops.Settled(new StringBuilder("say xya")).ShouldBe(3);
        stops.Settled(new StringBuilder("say ya")).ShouldBe(5);
    }

    [Fact]
    public void A_text_that_is_no_stop_where_it_stands_is_shown_whole()
    {
        var stops = new TextStops();
        stops.Add("ab", "line", afterText: true);
        stops.Find(new StringBuilder("ab"), 0).ShouldBeNull();
        stops.Settled(new StringBuilder("ab")).ShouldBe(2);
        stops.Find(new StringBuilder("abxab"), 0).ShouldBe(new StopMatch(3, "line"));
    }
}

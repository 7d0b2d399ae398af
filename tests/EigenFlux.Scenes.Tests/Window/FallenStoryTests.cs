using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Tests.Window;

/// <summary>What a summary still has to tell, in the order in which it left the window.</summary>
public sealed class FallenStoryTests
{
    [Fact]
    public void What_fell_is_handed_over_once_and_in_its_order()
    {
        var story = new FallenStory();
        foreach (var segment in (string[])["b", "a", "c", "a"])
        {
            story.Add(segment);
        }

        story.Take().ShouldBe(["b", "a", "c"]);
        story.Take().ShouldBeEmpty();
        story.Add("a");
        story.Add("d");
        story.Take().ShouldBe(["d"]);
    }

    [Fact]
    public void What_came_back_into_the_window_is_not_told_and_falls_again_at_the_end()
    {
        var story = new FallenStory();
        story.Add("a");
        story.Add("b");
        story.Drop("a");
        story.Drop("never there");
        story.Add("a");

        story.Take().ShouldBe(["b", "a"]);
    }

    [Fact]
    public void A_copy_goes_on_by_itself()
    {
        var story = new FallenStory();
        story.Add("a");
        story.Take();
        story.Add("b");
        var copy = new FallenStory(story);
        copy.Add("a");
        copy.Add("c");
        story.Drop("b");

        story.Take().ShouldBeEmpty();
        copy.Take().ShouldBe(["b", "c"]);
    }

    /// <summary>Before a scene's first turn no summary is written, however much its author's text has pushed out.</summary>
    [Fact]
    public void Each_of_very_many_that_wait_is_dropped_without_a_look_at_the_others()
    {
        const int Many = 300_000;
        var story = new FallenStory();
        for (var i = 0; i < Many; i++)
        {
            story.Add($"line{i}");
        }

        for (var i = Many - 1; i > 0; i--)
        {
            story.Drop($"line{i}");
        }

        story.Take().ShouldBe(["line0"]);
    }
}

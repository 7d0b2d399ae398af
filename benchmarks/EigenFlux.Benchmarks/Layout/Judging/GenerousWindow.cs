using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>What a window without a limit holds before a turn, in which the judge's sensitivity is measured.</summary>
/// <param name="Head">The frame, the pins, what holds, and the live definitions in full.</param>
/// <param name="Speaker">The definition of the turn's speaker; it is part of the head.</param>
/// <param name="Messages">The latest messages.</param>
internal sealed record GenerousWindow(List<StoryItem> Head, StoryItem Speaker, List<StoryItem> Messages)
{
    /// <summary>The window before a turn.</summary>
    /// <param name="story">The story.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="tokens">The most tokens of messages.</param>
    public static GenerousWindow Of(PlayedStory story, StoryTurn turn, int tokens)
    {
        var speaker = story.Definitions.First(item => item.Owner == turn.Item.Owner);
        var head = story.Head.Where(item => item.Kind != SegmentKind.Definition || item == speaker || turn.Live.Contains(item))
            .Concat(story.Stream.Take(turn.Before).Where(item => !item.IsStory && item.IsLive(turn.Beat, turn.Beat)))
            .ToList();
        return new GenerousWindow(head, speaker, Latest(story.Stream.Take(turn.Before).Where(item => item.IsStory), tokens));
    }

    /// <summary>The last of some messages that have so many tokens at most together.</summary>
    public static List<StoryItem> Latest(IEnumerable<StoryItem> messages, int tokens)
    {
        var latest = new List<StoryItem>();
        foreach (var item in messages.Reverse())
        {
            tokens -= item.Tokens.Length;
            if (tokens < 0)
            {
                break;
            }

            latest.Insert(0, item);
        }

        return latest;
    }
}

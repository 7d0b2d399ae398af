using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// The story as it grows in a prompt: what is written is appended, so that all before it stays cached, and only when it does not fit
/// are its oldest messages dropped, many at once. A setting stands where the story writes it, and one that holds when messages
/// are dropped stands before the first that stays; so a new setting changes nothing before it. A note without a depth is removed when it
/// is forgotten.
/// </summary>
/// <param name="share">The part of the room that the story takes at most after messages were dropped.</param>
internal sealed class GrowingStory(double share)
{
    private List<StoryItem> page = [];
    private int read;

    /// <summary>What stands in the prompt, in order: messages, settings, and notes without a depth.</summary>
    public IReadOnlyList<StoryItem> Page => page;

    /// <summary>The tokens of it.</summary>
    public int Tokens => page.Sum(item => item.Tokens.Length);

    /// <summary>Appends what was written since the turn before.</summary>
    /// <param name="story">The story.</param>
    /// <param name="turn">The turn that comes.</param>
    /// <param name="holding">The settings and notes without a depth that hold at it.</param>
    public void Append(PlayedStory story, StoryTurn turn, IReadOnlyList<StoryItem> holding)
    {
        page.RemoveAll(item => item.Kind == SegmentKind.Note && !holding.Contains(item));
        for (; read < turn.Before; read++)
        {
            var item = story.Stream[read];
            if (item.IsStory || holding.Contains(item))
            {
                page.Add(item);
            }
        }
    }

    /// <summary>Drops the oldest messages if the story does not fit. The latest message is never dropped.</summary>
    /// <param name="holding">The settings and notes without a depth that hold.</param>
    /// <param name="room">The most tokens.</param>
    /// <returns>The dropped messages.</returns>
    public IReadOnlyList<StoryItem> Fit(IReadOnlyList<StoryItem> holding, int room)
    {
        if (Tokens <= room)
        {
            return [];
        }

        var messages = page.Where(item => item.IsStory).ToList();
        var left = (int)(share * (room - holding.Sum(item => item.Tokens.Length)));
        var first = messages.Count;
        for (; first > 0 && (first == messages.Count || messages[first - 1].Tokens.Length <= left); first--)
        {
            left -= messages[first - 1].Tokens.Length;
        }

        page = [.. holding, .. messages.Skip(first)];
        return [.. messages.Take(first)];
    }
}

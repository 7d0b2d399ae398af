using System.Text.RegularExpressions;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Measures;

/// <summary>
/// Two rules for the definitions that a turn needs, neither of them the compiler's: words are looked for in the texts, and nothing
/// else is known of the program.
/// </summary>
internal sealed class NamedNow
{
    private readonly Dictionary<StoryItem, Regex> names = [];
    private readonly PlayedStory story;

    public NamedNow(PlayedStory story)
    {
        this.story = story;
        foreach (var item in story.Definitions)
        {
            var words = new[] { item.Display, item.Display.Split(' ')[^1] }.Distinct().Select(Regex.Escape);
            names[item] = new Regex($@"\b({string.Join('|', words)})\b", RegexOptions.CultureInvariant);
        }
    }

    /// <summary>The speaker, and who is named in the author's own text since the last turn.</summary>
    public IEnumerable<StoryItem> ByAuthor(StoryTurn turn)
    {
        var since = story.Stream.Take(turn.Before).ToList();
        return Named(turn, since.Skip(since.FindLastIndex(item => item.Kind == SegmentKind.Turn) + 1));
    }

    /// <summary>The speaker, and who is named in the last two messages or spoke one of them.</summary>
    public IEnumerable<StoryItem> ByMention(StoryTurn turn) =>
        Named(turn, story.Stream.Take(turn.Before).Where(item => item.IsStory).TakeLast(2));

    private IEnumerable<StoryItem> Named(StoryTurn turn, IEnumerable<StoryItem> texts)
    {
        var scanned = string.Join('\n', texts.Select(item => item.Text));
        return story.Definitions.Where(item => item.Owner == turn.Item.Owner || names[item].IsMatch(scanned));
    }
}

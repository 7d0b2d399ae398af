using System.Text.RegularExpressions;

namespace EigenFlux.Benchmarks.Layout.Story;

/// <summary>Finds the names of a story's definitions in texts: the name in the story, and the last word of it.</summary>
/// <param name="story">The story.</param>
/// <param name="options">How letters are compared.</param>
internal sealed class DefinitionNames(PlayedStory story, RegexOptions options = RegexOptions.None)
{
    private readonly Dictionary<StoryItem, Regex> names = story.Definitions.ToDictionary(item => item, item => Names(item, options));

    /// <summary>Whether a text names a definition.</summary>
    public bool Has(string text, StoryItem definition) => names[definition].IsMatch(text);

    /// <summary>The definitions that texts name, and that of the speaker of a turn.</summary>
    public IEnumerable<StoryItem> For(StoryTurn turn, IEnumerable<StoryItem> texts)
    {
        var scanned = string.Join('\n', texts.Select(item => item.Text));
        return story.Definitions.Where(item => item.Owner == turn.Item.Owner || Has(scanned, item));
    }

    private static Regex Names(StoryItem item, RegexOptions options)
    {
        var words = new[] { item.Display, item.Display.Split(' ')[^1] }.Distinct().Select(Regex.Escape);
        return new Regex($@"\b({string.Join('|', words)})\b", options | RegexOptions.CultureInvariant);
    }
}

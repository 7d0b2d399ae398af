using System.Text.RegularExpressions;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>Finds the definitions whose keys are in the last messages. The keys of a character are its name in the story and the last word of it.</summary>
internal sealed class KeywordLore
{
    private const int ScanDepth = 2;
    private const double Budget = 0.25;
    private DefinitionNames? names;
    private PlayedStory? named;

    /// <summary>
    /// The entries that come in: those whose keys are in the last messages, then those whose keys are in these entries, until one does not
    /// fit.
    /// </summary>
    /// <param name="story">The story.</param>
    /// <param name="messages">Its messages so far.</param>
    /// <param name="card">The definitions that are in the prompt anyway.</param>
    /// <param name="context">The tokens of the context, of which a part may be entries.</param>
    /// <param name="left">The room that is left.</param>
    public HashSet<StoryItem> Activate(PlayedStory story, IEnumerable<StoryItem> messages, List<StoryItem> card, int context, ref int left)
    {
        var keys = Keys(story);
        var budget = (int)(Budget * context);
        var entries = new HashSet<StoryItem>();
        var scanned = string.Join('\n', messages.TakeLast(ScanDepth).Select(item => item.Text));
        while (scanned.Length > 0)
        {
            var found = "";
            foreach (var item in story.Definitions.Where(item => !card.Contains(item) && !entries.Contains(item)))
            {
                if (!keys.Has(scanned, item))
                {
                    continue;
                }

                budget -= item.Tokens.Length;
                if (budget < 0 || item.Tokens.Length > left)
                {
                    return entries;
                }

                left -= item.Tokens.Length;
                entries.Add(item);
                found += item.Text + "\n";
            }

            scanned = found;
        }

        return entries;
    }

    private DefinitionNames Keys(PlayedStory story)
    {
        if (named != story)
        {
            (named, names) = (story, new DefinitionNames(story, RegexOptions.IgnoreCase));
        }

        return names!;
    }
}

using EigenFlux.Scenes.Program;

namespace EigenFlux.Scenes.Mentions;

/// <summary>
/// Finds the entries of lore that matter: those that the last turns, the setting or a note mention by name, by display name or by one of
/// their other words, in whatever case, and those that have entered.
/// </summary>
public sealed class LoreMentions
{
    /// <summary>The number of recent texts of the story that are searched.</summary>
    public const int Depth = 3;

    private readonly NameFinder words;
    private readonly LinkedList<List<string>> story = new();
    private readonly Dictionary<string, List<string>> holding = new(StringComparer.Ordinal);
    private readonly HashSet<string> present = new(StringComparer.Ordinal);
    private readonly HashSet<string> recalled = new(StringComparer.Ordinal);
    private readonly HashSet<string> live = new(StringComparer.Ordinal);

    /// <param name="lore">The program's lore.</param>
    /// <param name="characters">The program's characters, whose names are not those of lore.</param>
    public LoreMentions(IEnumerable<LoreProgram> lore, IEnumerable<CharacterProgram> characters) => words = new NameFinder(
        lore.SelectMany(entry => entry.Names.Select(name => (name, entry.Id))), characters.SelectMany(character => character.Names));

    /// <summary>Copies the state of another instance.</summary>
    public LoreMentions(LoreMentions other)
    {
        words = other.words;
        foreach (var mentioned in other.story)
        {
            story.AddLast([.. mentioned]);
        }

        foreach (var (name, mentioned) in other.holding)
        {
            holding[name] = [.. mentioned];
        }

        present.UnionWith(other.present);
        recalled.UnionWith(other.recalled);
    }

    /// <summary>Adds a text of the story.</summary>
    public void Said(string text)
    {
        story.AddLast([.. words.Find(text)]);
        if (story.Count > Depth)
        {
            story.RemoveFirst();
        }
    }

    /// <summary>Replaces the text of a setting or note.</summary>
    /// <param name="name">The setting, or the statement of the note.</param>
    /// <param name="text">The new text.</param>
    public void Holds(string name, string text) => holding[name] = [.. words.Find(text)];

    /// <summary>Sets whether an entry has entered and matters without a mention.</summary>
    public void SetPresent(string id, bool here)
    {
        if (here)
        {
            present.Add(id);
        }
        else
        {
            present.Remove(id);
        }
    }

    /// <summary>Makes an entry matter at the next turn.</summary>
    public void Recall(string id) => recalled.Add(id);

    /// <summary>Makes an entry irrelevant until its next mention.</summary>
    public void Forget(string id)
    {
        present.Remove(id);
        recalled.Remove(id);
        foreach (var mentioned in story.Concat(holding.Values))
        {
            mentioned.Remove(id);
        }
    }

    /// <summary>The entries that matter at a turn that begins now. The set is valid until the next turn.</summary>
    public IReadOnlySet<string> ForTurn()
    {
        live.Clear();
        live.UnionWith(present);
        live.UnionWith(recalled);
        foreach (var mentioned in story)
        {
            live.UnionWith(mentioned);
        }

        foreach (var mentioned in holding.Values)
        {
            live.UnionWith(mentioned);
        }

        recalled.Clear();
        return live;
    }
}

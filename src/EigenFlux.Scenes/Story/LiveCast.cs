using EigenFlux.Scenes.Mentions;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <summary>
/// Determines the members of a scene's cast that a beat makes live. What the author wrote since the last turn is read at the next, so whom it names is
/// live there too.
/// </summary>
public sealed class LiveCast
{
    private readonly NameFinder names;
    private readonly Dictionary<string, List<string>> coalitions = new(StringComparer.Ordinal);

    /// <param name="cast">Who is cast.</param>
    /// <param name="characters">The program's characters and coalitions.</param>
    /// <param name="lore">The program's lore, whose names are not those of the cast.</param>
    public LiveCast(IEnumerable<string> cast, IReadOnlyDictionary<string, CharacterProgram> characters, IEnumerable<LoreProgram> lore)
    {
        var ids = cast.ToList();
        names = new NameFinder(
            ids.SelectMany(id => characters[id].Names.Select(name => (name, id))),
            characters.Values.SelectMany(character => character.Names).Concat(lore.SelectMany(entry => entry.Names)),
            matchCase: true);
        foreach (var id in ids)
        {
            foreach (var member in characters[id].Members)
            {
                if (!coalitions.TryGetValue(member, out var of))
                {
                    coalitions[member] = of = [];
                }

                of.Add(id);
            }
        }
    }

    /// <summary>
    /// The live members at a beat in addition to those who are present: who may speak, who is named in the author's own text, and the coalitions that
    /// they belong to.
    /// </summary>
    /// <param name="speakers">Who may speak.</param>
    /// <param name="text">The text of the author.</param>
    public IReadOnlyList<string> At(IEnumerable<FluxValue.Character?> speakers, string text)
    {
        var live = new List<string>();
        foreach (var id in speakers.OfType<FluxValue.Character>().Select(speaker => speaker.Id).Concat(names.Find(text)))
        {
            Add(id);
            coalitions.GetValueOrDefault(id)?.ForEach(Add);
        }

        return live;

        void Add(string id)
        {
            if (!live.Contains(id))
            {
                live.Add(id);
            }
        }
    }
}

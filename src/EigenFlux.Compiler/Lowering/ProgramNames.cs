using EigenFlux.Language.Binding;
using EigenFlux.Language.Symbols;

namespace EigenFlux.Compiler.Lowering;

/// <summary>
/// The names of characters, models and scenes in an image: their own, and a number after it where two files have one each of the
/// same name.
/// </summary>
internal sealed class ProgramNames
{
    private readonly Dictionary<Symbol, string> names = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<SceneSymbol, Slots> slots = [];

    /// <summary>The names of a program's declarations, given in the order of its files: the same whichever scene it begins with.</summary>
    public static ProgramNames Of(BoundProgram program)
    {
        var all = new ProgramNames();
        foreach (var symbol in program.Characters.Concat<Symbol>(program.Coalitions).Concat(program.Lores).Concat(program.Models)
            .Concat(program.Values).Concat(program.Records).Concat(program.Scenes.Select(scene => scene.Symbol)))
        {
            _ = all[symbol];
        }

        return all;
    }

    /// <summary>The slots of a scene.</summary>
    public Slots SlotsOf(SceneSymbol scene) => slots.TryGetValue(scene, out var known) ? known : slots[scene] = new Slots(this);

    public string this[Symbol symbol]
    {
        get
        {
            if (names.TryGetValue(symbol, out var name))
            {
                return name;
            }

            name = symbol.Name;
            // Characters, coalitions and lore give their names to segments, and so share them.
            var kind = symbol is SpeakerSymbol or LoreSymbol ? "segment" : symbol.KindName;
            for (var i = 2; !taken.Add($"{kind} {name}"); i++)
            {
                name = $"{symbol.Name}'{i}";
            }

            return names[symbol] = name;
        }
    }
}

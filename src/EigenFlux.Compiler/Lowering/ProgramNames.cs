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

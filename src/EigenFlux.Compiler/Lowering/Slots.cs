using EigenFlux.Language.Symbols;

namespace EigenFlux.Compiler.Lowering;

/// <summary>
/// The names of slots: a symbol's own, and a number after it where another symbol of the scene has the same. Values at the top of
/// files have a mark before them, so that no scene's slot hides one; those of a test have another.
/// </summary>
internal sealed class Slots(ProgramNames program, string mark = "") : SlotNames
{
    private readonly Dictionary<Symbol, string> names = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public override string this[Symbol symbol]
    {
        get
        {
            if (names.TryGetValue(symbol, out var name))
            {
                return name;
            }

            if (symbol is ValueSymbol { IsGlobal: true })
            {
                return "@" + program[symbol];
            }

            name = mark + symbol.Name;
            for (var i = 2; !taken.Add(name); i++)
            {
                name = $"{mark}{symbol.Name}'{i}";
            }

            return names[symbol] = name;
        }
    }
}

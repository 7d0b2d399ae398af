using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>The names of a scene or test: those of the whole of it (parameters, captures, watches) and those of each open block
/// (loop variables, values).</summary>
internal sealed class LocalScope
{
    private readonly List<Dictionary<string, Symbol>> _blocks = [new(StringComparer.Ordinal)];
    private readonly Dictionary<string, Symbol> _offered = new(StringComparer.Ordinal);
    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => _blocks.SelectMany(b => b.Keys);

    public Symbol? Find(string name) => FindDeclared(name) ?? (_offered.TryGetValue(name, out var offered) ? offered : null);

    private Symbol? FindDeclared(string name)
    {
        for (var i = _blocks.Count - 1; i >= 0; i--)
        {
            if (_blocks[i].TryGetValue(name, out var symbol))
            {
                return symbol;
            }
        }

        return null;
    }

    /// <summary>Whether a name was that of a block that is closed.</summary>
    public bool WasInInnerBlock(string name) => _closed.Contains(name);

    public void Open() => _blocks.Add(new(StringComparer.Ordinal));

    public void Close()
    {
        _closed.UnionWith(_blocks[_blocks.Count - 1].Where(p => p.Value is ValueSymbol).Select(p => p.Key));
        _blocks.RemoveAt(_blocks.Count - 1);
    }

    /// <summary>Makes a name known in the open block; reports where it is one already.</summary>
    public void Declare(Symbol symbol, NameSyntax name, BindingContext context)
    {
        if (name.Text.Length == 0)
        {
            return;
        }

        if (FindDeclared(name.Text) is { } first)
        {
            context.ReportDuplicate(name, first);
            return;
        }

        Put(symbol);
    }

    /// <summary>Makes a name known in the open block, in place of another if there is one.</summary>
    public void Put(Symbol symbol) => _blocks[_blocks.Count - 1][symbol.Name] = symbol;

    /// <summary>The same for the outermost block.</summary>
    public void PutOutermost(Symbol symbol) => _blocks[0][symbol.Name] = symbol;

    /// <summary>Makes a name known wherever nothing else has it; anything may still be called so.</summary>
    public void Offer(Symbol symbol) => _offered[symbol.Name] = symbol;
}

using EigenFlux.Language.Symbols;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding.Resolution;

/// <summary>The names of a scene or test: those of the whole of it (parameters, captures, watches) and those of each open block
/// (loop variables, values). Whatever was known where is recorded when its block is closed.</summary>
internal sealed class LocalScope
{
    private readonly BindingContext? _context;
    private readonly List<Block> _blocks = [];
    private readonly Dictionary<string, Symbol> _offered = new(StringComparer.Ordinal);
    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);

    /// <summary>No local names.</summary>
    public LocalScope() => _blocks.Add(new Block(default));

    /// <summary>The names of a scene or a test.</summary>
    /// <param name="context">Its file.</param>
    /// <param name="span">Where its names are known.</param>
    public LocalScope(BindingContext context, TextSpan span) => (_context, _blocks) = (context, [new Block(span)]);

    public IEnumerable<string> Names => _blocks.SelectMany(b => b.Names.Keys);

    public Symbol? Find(string name) => FindDeclared(name) ?? (_offered.TryGetValue(name, out var offered) ? offered : null);

    private Symbol? FindDeclared(string name)
    {
        for (var i = _blocks.Count - 1; i >= 0; i--)
        {
            if (_blocks[i].Names.TryGetValue(name, out var symbol))
            {
                return symbol;
            }
        }

        return null;
    }

    /// <summary>Whether a name was that of a block that is closed.</summary>
    public bool WasInInnerBlock(string name) => _closed.Contains(name);

    public void Open(TextSpan span) => _blocks.Add(new Block(span));

    public void Close()
    {
        var block = _blocks[_blocks.Count - 1];
        _closed.UnionWith(block.Names.Where(p => p.Value is ValueSymbol).Select(p => p.Key));
        _blocks.RemoveAt(_blocks.Count - 1);
        foreach (var (symbol, from, isOffered) in block.Known)
        {
            _context?.File.Record.Locals.Add(new LocalName(symbol, TextSpan.FromBounds(from, block.Span.End), isOffered));
        }
    }

    /// <summary>Makes a name known in the open block; reports where it is one already.</summary>
    /// <param name="symbol">What it stands for.</param>
    /// <param name="name">The name.</param>
    /// <param name="context">Where it is reported.</param>
    /// <param name="from">Where in the block it becomes known; null for all of it.</param>
    public void Declare(Symbol symbol, NameSyntax name, BindingContext context, int? from = null)
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

        Put(symbol, from);
    }

    /// <summary>Makes a name known in the open block, in place of another if there is one.</summary>
    public void Put(Symbol symbol, int? from = null) => _blocks[_blocks.Count - 1].Put(symbol, from);

    /// <summary>The same for the outermost block.</summary>
    public void PutOutermost(Symbol symbol, int from) => _blocks[0].Put(symbol, from);

    /// <summary>Makes a name known wherever nothing else has it; anything may still be called so.</summary>
    public void Offer(Symbol symbol, int from)
    {
        _offered[symbol.Name] = symbol;
        _blocks[0].Known.Add(new Known(symbol, from, true));
    }

    private sealed record Known(Symbol Symbol, int From, bool IsOffered);

    private sealed class Block(TextSpan span)
    {
        public TextSpan Span { get; } = span;

        public Dictionary<string, Symbol> Names { get; } = new(StringComparer.Ordinal);

        public List<Known> Known { get; } = [];

        public void Put(Symbol symbol, int? from)
        {
            Names[symbol.Name] = symbol;
            Known.Add(new Known(symbol, from ?? Span.Start, false));
        }
    }
}

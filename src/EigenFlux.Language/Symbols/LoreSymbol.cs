using System.Collections.Immutable;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>Knowledge that is in the window only while it matters.</summary>
public sealed class LoreSymbol(string name, SourceLocation declaration, string? documentation)
    : Symbol(name, declaration, documentation)
{
    /// <summary>How the story calls it; the name where none is given.</summary>
    public string DisplayName { get; internal set; } = name;

    /// <summary>Its shortest level.</summary>
    public BoundText? Brief { get; internal set; }

    /// <summary>Its longest level.</summary>
    public BoundText? Full { get; internal set; }

    /// <summary>Further words whose mention brings it.</summary>
    public ImmutableArray<string> Also { get; internal set; } = [];

    /// <summary>How much its absence costs, relative to 1; null where none is given.</summary>
    public double? Weight { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => "lore";

    /// <inheritdoc/>
    public override FluxType Type => FluxType.Lore;
}

using System.Collections.Immutable;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>Knowledge that is in the window only while it matters.</summary>
public sealed class LoreSymbol(string name, SourceLocation declaration, string? documentation)
    : Symbol(name, declaration, documentation)
{
    /// <summary>The name of the entry in the story; by default the declared name.</summary>
    public string DisplayName { get; internal set; } = name;

    /// <summary>The brief text, the shortest level of detail.</summary>
    public BoundText? Brief { get; internal set; }

    /// <summary>The full text, the longest level of detail.</summary>
    public BoundText? Full { get; internal set; }

    /// <summary>Additional words whose mention brings the entry in.</summary>
    public ImmutableArray<string> Also { get; internal set; } = [];

    /// <summary>The cost of the entry's absence, relative to 1; null if none is declared.</summary>
    public double? Weight { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => "lore";

    /// <inheritdoc/>
    public override FluxType Type => FluxType.Lore;
}

using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>The shape of a structured turn.</summary>
public sealed class RecordSymbol(string name, SourceLocation declaration, string? documentation)
    : Symbol(name, declaration, documentation)
{
    /// <summary>The fields, in the order of decoding.</summary>
    public ImmutableArray<RecordFieldSymbol> Fields { get; internal set; } = [];

    /// <inheritdoc/>
    public override string KindName => "record";

    /// <inheritdoc/>
    public override FluxType Type => FluxType.Of(this);
}

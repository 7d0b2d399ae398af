using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A field of a record.</summary>
public sealed class RecordFieldSymbol(string name, SourceLocation declaration, string? documentation, FluxType type)
    : Symbol(name, declaration, documentation)
{
    /// <inheritdoc/>
    public override string KindName => "field";

    /// <inheritdoc/>
    public override FluxType Type { get; } = type;
}

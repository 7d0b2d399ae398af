using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A test, whose name is a text.</summary>
public sealed class TestSymbol(string name, SourceLocation declaration, string? documentation)
    : Symbol(name, declaration, documentation)
{
    /// <inheritdoc/>
    public override string KindName => "test";

    /// <inheritdoc/>
    public override FluxType Type => FluxType.Unknown;
}

using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>The name that <c>for</c> gives to each item.</summary>
public sealed class LoopVariableSymbol(string name, SourceLocation declaration, FluxType type) : Symbol(name, declaration)
{
    /// <inheritdoc/>
    public override string KindName => "loop variable";

    /// <inheritdoc/>
    public override FluxType Type { get; } = type;
}

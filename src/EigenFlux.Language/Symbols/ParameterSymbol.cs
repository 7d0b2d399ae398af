using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A parameter of a scene.</summary>
public sealed class ParameterSymbol(string name, SourceLocation declaration, string? documentation, FluxType type)
    : Symbol(name, declaration, documentation)
{
    /// <summary>The default value; null if an argument is required.</summary>
    public BoundExpression? Default { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => "parameter";

    /// <inheritdoc/>
    public override FluxType Type { get; } = type;
}

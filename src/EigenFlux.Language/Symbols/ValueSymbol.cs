using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A value: <c>let NAME = …</c>, at the top of a file or in a scene.</summary>
public sealed class ValueSymbol(string name, SourceLocation declaration, string? documentation, bool isGlobal)
    : Symbol(name, declaration, documentation)
{
    private FluxType _type = FluxType.Unknown;

    /// <summary>Whether it is declared at the top of a file, and so never changes.</summary>
    public bool IsGlobal { get; } = isGlobal;

    /// <summary>The global value that a scene gives again: the scene has a copy of its own, which starts as that. Null otherwise.</summary>
    public ValueSymbol? CopyOf { get; internal set; }

    /// <summary>The expression of a global value; for a value of a scene, that of its first <c>let</c>.</summary>
    public BoundExpression? Value { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => "value";

    /// <inheritdoc/>
    public override FluxType Type => _type;

    internal void SetType(FluxType type) => _type = type;
}

using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A scene.</summary>
public sealed class SceneSymbol(string name, SourceLocation declaration, string? documentation)
    : Symbol(name, declaration, documentation)
{
    /// <summary>Its parameters, in the order of the source.</summary>
    public ImmutableArray<ParameterSymbol> Parameters { get; internal set; } = [];

    /// <summary>What it returns: the values of its <c>return</c>, each name once. With one, the result by itself is that value.</summary>
    public ImmutableArray<SceneResult> Results { get; internal set; } = [];

    /// <summary>Whether a mistake in its syntax may hide parameters or results.</summary>
    internal bool IsUncertain { get; init; }

    /// <inheritdoc/>
    public override string KindName => "scene";

    /// <inheritdoc/>
    public override FluxType Type => FluxType.SceneName;
}

using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A scene.</summary>
public sealed class SceneSymbol(string name, SourceLocation declaration, string? documentation)
    : Symbol(name, declaration, documentation)
{
    /// <summary>The parameters, in source order.</summary>
    public ImmutableArray<ParameterSymbol> Parameters { get; internal set; } = [];

    /// <summary>The results: the values of <c>return</c>, each name once. A call with a single result has that result as its value.</summary>
    public ImmutableArray<SceneResult> Results { get; internal set; } = [];

    /// <summary>Whether a mistake in its syntax may hide parameters or results.</summary>
    internal bool IsUncertain { get; init; }

    /// <inheritdoc/>
    public override string KindName => "scene";

    /// <inheritdoc/>
    public override FluxType Type => FluxType.SceneName;
}

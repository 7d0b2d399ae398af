using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A scene with every name resolved.</summary>
/// <param name="Symbol">The scene.</param>
/// <param name="Model">
/// The model after <c>on</c>: the name of a model or parameter, or <see cref="BoundInputExpression"/>; null if it is omitted.
/// </param>
/// <param name="Header">The header.</param>
/// <param name="Body">The statements after the header.</param>
/// <param name="Captures">Every capture of the scene, in the order of their first statement.</param>
/// <param name="Values">Every value that the scene declares with <c>let</c>.</param>
/// <param name="Watches">Every watch.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundScene(
    SceneSymbol Symbol,
    BoundExpression? Model,
    BoundSceneHeader Header,
    BoundBlock Body,
    ImmutableArray<CaptureSymbol> Captures,
    ImmutableArray<ValueSymbol> Values,
    ImmutableArray<WatchSymbol> Watches,
    SourceLocation Location)
    : BoundNode(Location)
{
    /// <summary>The parameters, in the order of the source.</summary>
    public ImmutableArray<ParameterSymbol> Parameters => Symbol.Parameters;
}

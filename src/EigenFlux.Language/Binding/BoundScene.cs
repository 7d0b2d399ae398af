using System.Collections.Immutable;
using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A scene, wholly bound.</summary>
/// <param name="Symbol">The scene.</param>
/// <param name="Model">The model after <c>on</c>: a <see cref="ModelSymbol"/> or a parameter by name, or <see cref="BoundInputExpression"/>; null where none is given.</param>
/// <param name="Header">Its header.</param>
/// <param name="Body">Its statements without the header.</param>
/// <param name="Captures">Every capture of the scene, in the order of first writing.</param>
/// <param name="Values">Every value that the scene lets.</param>
/// <param name="Watches">Every watch.</param>
/// <param name="Location">Where it is written.</param>
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
    /// <summary>Its parameters, in the order of the source.</summary>
    public ImmutableArray<ParameterSymbol> Parameters => Symbol.Parameters;
}

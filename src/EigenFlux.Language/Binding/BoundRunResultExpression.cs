using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>In a test: a value that the scene of a <c>run</c> returned, by its name.</summary>
/// <param name="Scene">The scene that is run.</param>
/// <param name="Result">The returned value.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundRunResultExpression(
    SceneSymbol Scene,
    SceneResult Result,
    SourceLocation Location)
    : BoundExpression(Result.Type, Location);

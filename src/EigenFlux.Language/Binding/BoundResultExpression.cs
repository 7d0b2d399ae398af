using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A value that a scene returned, by name: <c>chapter.prose</c>.</summary>
/// <param name="Operand">The result of the scene.</param>
/// <param name="Result">The returned value.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundResultExpression(
    BoundExpression Operand,
    SceneResult Result,
    SourceLocation Location)
    : BoundExpression(Result.Type, Location);

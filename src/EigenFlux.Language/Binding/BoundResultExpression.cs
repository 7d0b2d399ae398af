using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A value that a scene returned, by name: <c>chapter.prose</c>.</summary>
/// <param name="Operand">The result of the scene.</param>
/// <param name="Result">Which of its values.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundResultExpression(
    BoundExpression Operand,
    SceneResult Result,
    SourceLocation Location)
    : BoundExpression(Result.Type, Location);

using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A value in a text: <c>{path}</c>.</summary>
/// <param name="Expression">The value, which is written as text; a list is joined by line breaks.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundInterpolationPart(
    BoundExpression Expression,
    SourceLocation Location)
    : BoundTextPart(Location);

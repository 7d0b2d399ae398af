using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>name.count</c>, or <c>name.count("x")</c>: how many turns or items there are, or are equal to a value.</summary>
/// <param name="Source">A <see cref="BoundTurnsExpression"/> or a list.</param>
/// <param name="Value">The value to count; null to count all.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundCountExpression(
    BoundExpression Source,
    BoundExpression? Value,
    SourceLocation Location)
    : BoundExpression(FluxType.Int, Location);

using EigenFlux.Language.Symbols;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>TEXT ~ /regex/</c>: whether the regex (.NET syntax, already checked) matches anywhere.</summary>
/// <param name="Operand">The text.</param>
/// <param name="Pattern">The regex without its slashes.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundMatchExpression(
    BoundExpression Operand,
    string Pattern,
    SourceLocation Location)
    : BoundExpression(FluxType.Bool, Location);

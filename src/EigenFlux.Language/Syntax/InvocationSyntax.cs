using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>f(x)</c>.</summary>
/// <param name="Operand">The called expression.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Span">The span in the source.</param>
public sealed record InvocationSyntax(
    ExpressionSyntax Operand,
    ImmutableArray<ArgumentSyntax> Arguments,
    TextSpan Span)
    : ExpressionSyntax(Span);

using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>f(x)</c>.</summary>
/// <param name="Operand">What is called.</param>
/// <param name="Arguments">With what.</param>
/// <param name="Span">Where it is written.</param>
public sealed record InvocationSyntax(
    ExpressionSyntax Operand,
    ImmutableArray<ArgumentSyntax> Arguments,
    TextSpan Span)
    : ExpressionSyntax(Span);

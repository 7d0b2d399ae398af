using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>x.part</c>.</summary>
/// <param name="Operand">The expression with the member.</param>
/// <param name="Member">The name of the member.</param>
/// <param name="Span">The span in the source.</param>
public sealed record MemberSyntax(ExpressionSyntax Operand, NameSyntax Member, TextSpan Span) : ExpressionSyntax(Span);

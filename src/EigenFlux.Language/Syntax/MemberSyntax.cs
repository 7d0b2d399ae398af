using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>x.part</c>.</summary>
/// <param name="Operand">Of what.</param>
/// <param name="Member">Which part.</param>
/// <param name="Span">Where it is written.</param>
public sealed record MemberSyntax(ExpressionSyntax Operand, NameSyntax Member, TextSpan Span) : ExpressionSyntax(Span);

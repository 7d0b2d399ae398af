using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>let NAME = EXPR</c> in a scene.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Span">The span in the source.</param>
public sealed record LetSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : StatementSyntax(Span);

using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>An argument, by name or by place.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">The value.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ArgumentSyntax(NameSyntax? Name, ExpressionSyntax Value, TextSpan Span) : SyntaxNode(Span);

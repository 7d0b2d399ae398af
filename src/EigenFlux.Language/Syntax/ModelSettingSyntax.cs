using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A setting of a model.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ModelSettingSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : SyntaxNode(Span);

using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A setting of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ModelSettingSyntax(NameSyntax Name, ExpressionSyntax Value, TextSpan Span) : SyntaxNode(Span);

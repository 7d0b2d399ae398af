using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Span">Where it is written.</param>
public sealed record NameExpressionSyntax(NameSyntax Name, TextSpan Span) : ExpressionSyntax(Span);

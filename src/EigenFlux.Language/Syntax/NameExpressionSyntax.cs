using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Span">The span in the source.</param>
public sealed record NameExpressionSyntax(NameSyntax Name, TextSpan Span) : ExpressionSyntax(Span);

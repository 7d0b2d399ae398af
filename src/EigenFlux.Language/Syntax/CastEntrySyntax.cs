using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>An entry of the cast.</summary>
/// <param name="Name">The character or coalition.</param>
/// <param name="Model">The model after <c>on</c>.</param>
/// <param name="Span">The span in the source.</param>
public sealed record CastEntrySyntax(QualifiedNameSyntax Name, ExpressionSyntax? Model, TextSpan Span) : SyntaxNode(Span);

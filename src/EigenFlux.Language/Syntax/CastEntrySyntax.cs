using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>One who is cast.</summary>
/// <param name="Name">Who.</param>
/// <param name="Model">What follows <c>on</c>.</param>
/// <param name="Span">Where it is written.</param>
public sealed record CastEntrySyntax(QualifiedNameSyntax Name, ExpressionSyntax? Model, TextSpan Span) : SyntaxNode(Span);

using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A statement of a scene or a test.</summary>
/// <param name="Span">Where it is written.</param>
public abstract record StatementSyntax(TextSpan Span) : SyntaxNode(Span);

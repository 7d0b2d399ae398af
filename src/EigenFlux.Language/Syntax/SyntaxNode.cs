using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A node of the tree of one file. Immutable.</summary>
/// <param name="Span">Where it is written.</param>
public abstract record SyntaxNode(TextSpan Span);

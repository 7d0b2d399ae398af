using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A token of a file. All tokens of a file, in order, cover it exactly.</summary>
public readonly record struct SyntaxToken(SyntaxTokenKind Kind, TextSpan Span);

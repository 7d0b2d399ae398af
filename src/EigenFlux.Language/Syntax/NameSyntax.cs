using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A name. A name with a space is a display name in place of a declared name.</summary>
/// <param name="Text">The name; empty if it is missing, which is reported.</param>
/// <param name="Span">The span in the source.</param>
public sealed record NameSyntax(string Text, TextSpan Span) : SyntaxNode(Span);

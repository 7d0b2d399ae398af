using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A name. One with a space in it is a display name that was written in place of a name.</summary>
/// <param name="Text">The name; empty where it is missing and that is reported.</param>
/// <param name="Span">Where it is written.</param>
public sealed record NameSyntax(string Text, TextSpan Span) : SyntaxNode(Span);

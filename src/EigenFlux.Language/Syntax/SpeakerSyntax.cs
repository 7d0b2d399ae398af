using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>One who speaks or sees.</summary>
/// <param name="Name">The name; null for the narrator.</param>
/// <param name="Span">The span in the source.</param>
public sealed record SpeakerSyntax(QualifiedNameSyntax? Name, TextSpan Span) : SyntaxNode(Span);

using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A speaker, or a member of an audience.</summary>
/// <param name="Name">The name; null for the narrator.</param>
/// <param name="Span">The span in the source.</param>
public sealed record SpeakerSyntax(QualifiedNameSyntax? Name, TextSpan Span) : SyntaxNode(Span);

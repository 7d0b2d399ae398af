using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>seen by A, B</c>.</summary>
/// <param name="Speakers">The characters of the audience.</param>
/// <param name="Span">The span in the source.</param>
public sealed record AudienceSyntax(ImmutableArray<SpeakerSyntax> Speakers, TextSpan Span) : SyntaxNode(Span);

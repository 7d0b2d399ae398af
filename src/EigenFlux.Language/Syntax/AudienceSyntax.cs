using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>seen by A, B</c>.</summary>
/// <param name="Speakers">Who.</param>
/// <param name="Span">Where it is written.</param>
public sealed record AudienceSyntax(ImmutableArray<SpeakerSyntax> Speakers, TextSpan Span) : SyntaxNode(Span);

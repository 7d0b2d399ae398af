using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>"a" | "b"</c>.</summary>
/// <param name="Choices">The texts.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ChoiceTypeSyntax(ImmutableArray<TextSyntax> Choices, TextSpan Span) : TypeSyntax(Span);

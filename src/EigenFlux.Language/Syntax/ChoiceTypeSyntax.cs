using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary><c>"a" | "b"</c>.</summary>
/// <param name="Choices">The texts.</param>
/// <param name="Span">The span in the source.</param>
public sealed record ChoiceTypeSyntax(ImmutableArray<TextSyntax> Choices, TextSpan Span) : TypeSyntax(Span);

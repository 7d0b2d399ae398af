using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A part of a character, coalition, lore or premise.</summary>
/// <param name="Kind">Which.</param>
/// <param name="KeywordSpan">Where its keyword is.</param>
/// <param name="Texts">Its texts; several only of <c>also</c>.</param>
/// <param name="Value">The number of <c>weight</c> and <c>prior</c>.</param>
/// <param name="Scene">What follows <c>plays</c>.</param>
/// <param name="Span">Where it is written.</param>
public sealed record PartSyntax(
    PartKind Kind,
    TextSpan KeywordSpan,
    ImmutableArray<TextSyntax> Texts,
    ExpressionSyntax? Value,
    QualifiedNameSyntax? Scene,
    TextSpan Span)
    : SyntaxNode(Span);

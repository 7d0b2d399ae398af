using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A part of a character, coalition, lore or premise.</summary>
/// <param name="Kind">The kind of part.</param>
/// <param name="KeywordSpan">The span of the keyword.</param>
/// <param name="Texts">The texts; only <c>also</c> can have several.</param>
/// <param name="Value">The number of <c>weight</c> and <c>prior</c>.</param>
/// <param name="Scene">The scene after <c>plays</c>.</param>
/// <param name="Span">The span in the source.</param>
public sealed record PartSyntax(
    PartKind Kind,
    TextSpan KeywordSpan,
    ImmutableArray<TextSyntax> Texts,
    ExpressionSyntax? Value,
    QualifiedNameSyntax? Scene,
    TextSpan Span)
    : SyntaxNode(Span);

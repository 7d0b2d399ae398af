using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A text.</summary>
/// <param name="Pieces">Literal pieces and interpolations, in order.</param>
/// <param name="Span">The span in the source.</param>
public sealed record TextSyntax(ImmutableArray<TextPieceSyntax> Pieces, TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>The literal pieces alone, joined.</summary>
    public string LiteralText => string.Concat(Pieces.OfType<LiteralPieceSyntax>().Select(p => p.Value));
}

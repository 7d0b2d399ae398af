using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing.Generated;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>The tokens of a file. Its lists are complete when it is made and never change.</summary>
/// <param name="Source">The file.</param>
/// <param name="Tokens">Every token; they cover the file exactly.</param>
/// <param name="Diagnostics">What is wrong with single tokens, in their order.</param>
internal sealed record LexedFile(SourceText Source, List<LexedToken> Tokens, List<Diagnostic> Diagnostics)
{
    /// <summary>The places of the tokens that the parser sees.</summary>
    public int[] VisibleTokens()
    {
        var visible = new int[Tokens.Count(token => !token.IsHidden)];
        var count = 0;
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (!Tokens[i].IsHidden)
            {
                visible[count++] = i;
            }
        }

        return visible;
    }

    /// <summary>Some tokens as the parser reads them, made anew each time: a fix changes them.</summary>
    /// <param name="visible">The places of the tokens that the parser sees.</param>
    /// <param name="from">The first that is wanted.</param>
    /// <param name="to">The first that is not.</param>
    public List<FluxToken> Read(int[] visible, int from, int to)
    {
        var tokens = new List<FluxToken>(to - from);
        for (var i = from; i < to; i++)
        {
            var token = Tokens[visible[i]];
            tokens.Add(new FluxToken(token.Type, token.Start, token.End, Source.Text)
            {
                RawIndex = visible[i],
                IsFirstOnLine = token.IsFirstOnLine,
                IsBareText = token.IsBareText,
            });
        }

        return tokens;
    }

    /// <summary>The tokens as trees have them.</summary>
    public ImmutableArray<SyntaxToken> SyntaxTokens()
    {
        var tokens = ImmutableArray.CreateBuilder<SyntaxToken>(Tokens.Count);
        foreach (var token in Tokens)
        {
            tokens.Add(new SyntaxToken(KindOf(token), TextSpan.FromBounds(token.Start, token.End)));
        }

        return tokens.MoveToImmutable();
    }

    private SyntaxTokenKind KindOf(LexedToken token) => token.Type switch
    {
        EigenFluxLexer.WS => SyntaxTokenKind.Whitespace,
        EigenFluxLexer.COMMENT => IsDocumentation(token) ? SyntaxTokenKind.DocComment : SyntaxTokenKind.Comment,
        EigenFluxLexer.BLOCK_COMMENT => SyntaxTokenKind.Comment,
        EigenFluxLexer.ID => SyntaxTokenKind.Name,
        EigenFluxLexer.NUMBER => SyntaxTokenKind.Number,
        EigenFluxLexer.STRING => SyntaxTokenKind.Text,
        EigenFluxLexer.REGEX => SyntaxTokenKind.Regex,
        EigenFluxLexer.OTHER => SyntaxTokenKind.Unknown,
        >= EigenFluxLexer.LBRACE and <= EigenFluxLexer.COMMA => SyntaxTokenKind.Punctuation,
        EigenFluxLexer.ARROW or EigenFluxLexer.PIPE or EigenFluxLexer.DOT => SyntaxTokenKind.Punctuation,
        >= EigenFluxLexer.DOTDOT and <= EigenFluxLexer.PERCENT => SyntaxTokenKind.Operator,
        _ => SyntaxTokenKind.Keyword,
    };

    private bool IsDocumentation(LexedToken token) =>
        token.End - token.Start >= 3 && Source.Text[token.Start + 2] == '/'
        && (token.End - token.Start == 3 || Source.Text[token.Start + 3] != '/');
}

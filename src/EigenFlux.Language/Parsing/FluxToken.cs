using Antlr4.Runtime;
using EigenFlux.Language.Parsing.Generated;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>A token that the parser sees. A fix may change its type or text, or put one in that the source does not hold.</summary>
internal sealed class FluxToken(int type, int start, int end, string source) : IToken
{
    private string? _text;

    public int Type { get; set; } = type;

    public int Start { get; } = start;

    public int End { get; } = end;

    public TextSpan Span => TextSpan.FromBounds(Start, End);

    /// <summary>Its place among all tokens of the file, white space too; -1 where the source does not hold it.</summary>
    public int RawIndex { get; set; } = -1;

    public bool IsFirstOnLine { get; set; }

    /// <summary>Whether it stands for what is missing, and so has no text that means anything.</summary>
    public bool IsPlaceholder { get; init; }

    /// <summary>Whether it is text that an author wrote without its quotes, or with others, or did not close.</summary>
    public bool IsBareText { get; set; }

    public string Text
    {
        get => _text ??= source.Substring(Start, End - Start);
        set => _text = value;
    }

    /// <summary>Of an opening brace that is never closed: the closing brace that was put in for it.</summary>
    public FluxToken? GuessedCloser { get; set; }

    public int Channel { get; set; }

    public int TokenIndex { get; set; }

    public bool IsName => IsNameType(Type);

    public bool IsReserved => Type is >= EigenFluxLexer.AND and <= EigenFluxLexer.INPUT;

    /// <summary>Whether a token of a type can be a name.</summary>
    public static bool IsNameType(int type) => type == EigenFluxLexer.ID || type is >= EigenFluxLexer.IMPORT and <= EigenFluxLexer.LIST;

    int IToken.Line => 0;

    int IToken.Column => 0;

    int IToken.StartIndex => Start;

    int IToken.StopIndex => End - 1;

    ITokenSource? IToken.TokenSource => null;

    ICharStream? IToken.InputStream => null;
}

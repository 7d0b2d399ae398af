using Antlr4.Runtime;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing.Generated;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>Runs the generated lexer over a file, and reports what is wrong with single tokens.</summary>
internal sealed class Tokenizer
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly List<SyntaxToken> _all = [];
    private readonly List<FluxToken> _tokens = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private int _strayEnd = -1;

    private Tokenizer(SourceText source)
    {
        _source = source;
        _text = source.Text;
    }

    public static LexedFile Tokenize(SourceText source)
    {
        var tokenizer = new Tokenizer(source);
        tokenizer.Run();
        return new LexedFile(tokenizer._all, tokenizer._tokens, tokenizer._diagnostics);
    }

    private void Run()
    {
        var lexer = new EigenFluxLexer(new AntlrInputStream(_text)) { Source = _text, TokenFactory = new FluxTokenFactory(_text) };
        lexer.RemoveErrorListeners();
        var first = true;
        while (lexer.NextToken() is FluxToken token && token.Type != TokenConstants.EOF)
        {
            if (token.Channel != 0)
            {
                first |= token.Type == EigenFluxLexer.WS && _text.IndexOf('\n', token.Start, token.End - token.Start) >= 0;
                if (token.Type == EigenFluxLexer.BLOCK_COMMENT)
                {
                    _diagnostics.Add(At(token.Span).BlockComment());
                }

                AddRaw(token);
                continue;
            }

            token.IsFirstOnLine = first;
            first = false;
            Add(token);
        }
    }

    private void Add(FluxToken token)
    {
        switch (token.Type)
        {
            case EigenFluxLexer.UNTERMINATED_STRING or EigenFluxLexer.UNTERMINATED_REGEX:
                AddUnterminated(token);
                return;
            case EigenFluxLexer.UNTERMINATED_BLOCK:
                _diagnostics.Add(At(new TextSpan(token.Start, 3)).UnterminatedBlock());
                token.Type = EigenFluxLexer.STRING;
                token.IsBareText = true;
                break;
            case EigenFluxLexer.FOREIGN_STRING:
                _diagnostics.Add(At(token.Span).ForeignQuotes(token.Text));
                token.Type = EigenFluxLexer.STRING;
                break;
            case EigenFluxLexer.OTHER:
                AddStray(token);
                return;
        }

        AddSignificant(token);
    }

    private void AddSignificant(FluxToken token)
    {
        token.RawIndex = _all.Count;
        AddRaw(token);
        _tokens.Add(token);
    }

    // A run of strange characters is one mistake.
    private void AddStray(FluxToken token)
    {
        var isContinued = _strayEnd == token.Start;
        _strayEnd = token.End;
        AddRaw(token);
        if (isContinued || char.IsControl(_text[token.Start]) || char.IsSurrogate(_text[token.Start]))
        {
            return;
        }

        var end = token.End;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && !char.IsLetterOrDigit(_text[end]) && _text[end] is not ('"' or '}'))
        {
            end++;
        }

        _diagnostics.Add(At(token.Span).StrayCharacter(_text.Substring(token.Start, end - token.Start)));
    }

    // A text that ends at the end of its line has most likely swallowed the braces that close what the line opened: they are given
    // back.
    private void AddUnterminated(FluxToken token)
    {
        var isText = token.Type == EigenFluxLexer.UNTERMINATED_STRING;
        var open = token.IsFirstOnLine ? 0 : OpenOnThisLine();
        var end = token.End;
        var braces = 0;
        for (var i = token.End - 1; i > token.Start && braces < open && (_text[i] == '}' || char.IsWhiteSpace(_text[i])); i--)
        {
            if (_text[i] == '}')
            {
                end = i;
                braces++;
            }
        }

        // A line that ends with an opening brace opens a block, whatever is wrong before it.
        var last = token.End - 1;
        while (last > token.Start && char.IsWhiteSpace(_text[last]))
        {
            last--;
        }

        end = last > token.Start && _text[last] == '{' ? last : end;

        while (end > token.Start + 1 && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        var piece = new FluxToken(isText ? EigenFluxLexer.STRING : EigenFluxLexer.REGEX, token.Start, end, _text)
        {
            IsFirstOnLine = token.IsFirstOnLine,
            IsBareText = true,
        };
        AddSignificant(piece);
        _diagnostics.Add(isText ? At(piece.Span).UnterminatedText() : At(piece.Span).UnterminatedRegex());
        for (var i = end; i < token.End;)
        {
            var isBrace = _text[i] is '}' or '{';
            var next = i + 1;
            while (!isBrace && next < token.End && _text[next] is not ('}' or '{'))
            {
                next++;
            }

            var type = _text[i] == '}' ? EigenFluxLexer.RBRACE : _text[i] == '{' ? EigenFluxLexer.LBRACE : EigenFluxLexer.WS;
            var part = new FluxToken(type, i, next, _text);
            if (isBrace)
            {
                AddSignificant(part);
            }
            else
            {
                AddRaw(part);
            }

            i = next;
        }
    }

    private int OpenOnThisLine()
    {
        var open = 0;
        for (var i = _tokens.Count - 1; i >= 0; i--)
        {
            open += _tokens[i].Type == EigenFluxLexer.LBRACE ? 1 : _tokens[i].Type == EigenFluxLexer.RBRACE ? -1 : 0;
            if (_tokens[i].IsFirstOnLine)
            {
                break;
            }
        }

        return open;
    }

    private void AddRaw(FluxToken token) => _all.Add(new SyntaxToken(KindOf(token), token.Span));

    private SyntaxTokenKind KindOf(FluxToken token) => token.Type switch
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

    private bool IsDocumentation(FluxToken token) =>
        token.End - token.Start >= 3 && _text[token.Start + 2] == '/'
        && (token.End - token.Start == 3 || _text[token.Start + 3] != '/');

    private DiagnosticBuilder At(TextSpan span) => DiagnosticBuilder.At(_source, span);
}

using Antlr4.Runtime;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing.Generated;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>
/// Runs the generated lexer over a file, and reports what is wrong with single tokens. Of a file that was read before in another version,
/// only the lines are read again that the change can concern.
/// </summary>
internal sealed class Tokenizer
{
    private readonly SourceText _source;
    private readonly string _text;
    private readonly List<LexedToken> _tokens;
    private readonly List<Diagnostic> _diagnostics = [];
    private int _strayEnd = -1;
    private int _reach;

    // The first token of the line that is being read.
    private int _line;

    private Tokenizer(SourceText source, int capacity)
    {
        _source = source;
        _text = source.Text;
        _tokens = new List<LexedToken>(capacity);
    }

    /// <summary>The tokens of a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="previous">The tokens of another version of it, or null.</param>
    public static LexedFile Tokenize(SourceText source, LexedFile? previous = null)
    {
        var tokenizer = new Tokenizer(source, previous?.Tokens.Count + 16 ?? 0);
        if (previous is null)
        {
            tokenizer.Run(0, null, 0);
        }
        else
        {
            tokenizer.Update(previous);
        }

        return new LexedFile(source, tokenizer._tokens, tokenizer._diagnostics);
    }

    private void Update(LexedFile previous)
    {
        var change = TextChange.Between(previous.Source.Text, _text);
        var old = previous.Tokens;
        var kept = 0;
        for (var i = 0; i < old.Count && old[i].Reach <= change.Start; i++)
        {
            kept = i + 1 < old.Count && old[i + 1].StartsLine ? i + 1 : kept;
        }

        for (var i = 0; i < kept; i++)
        {
            _tokens.Add(old[i]);
        }

        var from = kept == 0 ? 0 : old[kept].Start;
        var diagnostics = previous.Diagnostics;
        foreach (var diagnostic in diagnostics.TakeWhile(d => d.Location!.Value.Span.Start < from))
        {
            _diagnostics.Add(diagnostic.MoveTo(_source, 0));
        }

        var rest = Run(from, old, change.OldEnd, change.NewEnd);
        for (var i = rest; i < old.Count; i++)
        {
            _tokens.Add(old[i].Move(change.Delta));
        }

        if (rest < old.Count)
        {
            foreach (var diagnostic in diagnostics.Where(d => d.Location!.Value.Span.Start >= old[rest].Start))
            {
                _diagnostics.Add(diagnostic.MoveTo(_source, change.Delta));
            }
        }
    }

    // Reads from the start of a line up to the end of the file, or to where the tokens are the old ones again; returns the first of those.
    private int Run(int from, List<LexedToken>? old, int oldEnd, int newEnd = 0)
    {
        var stream = new ReachingStream(_text) { Reach = from };
        stream.Seek(from);
        var lexer = new EigenFluxLexer(stream) { Source = _text, TokenFactory = new FluxTokenFactory(_text) };
        lexer.RemoveErrorListeners();
        var first = true;
        var isLineStart = true;
        var next = 0;
        _line = _tokens.Count;
        while (true)
        {
            if (isLineStart && old is not null && stream.Index >= newEnd)
            {
                var at = stream.Index - newEnd + oldEnd;
                while (next < old.Count && old[next].Start < at)
                {
                    next++;
                }

                if (next < old.Count && old[next].Start == at && old[next].StartsLine)
                {
                    return next;
                }
            }

            stream.Reach = stream.Index;
            if (lexer.NextToken() is not FluxToken token || token.Type == TokenConstants.EOF)
            {
                return old?.Count ?? 0;
            }

            _reach = stream.Reach;
            if (token.Channel == 0)
            {
                token.IsFirstOnLine = first;
                first = false;
                Add(token, isLineStart);
                isLineStart = false;
                continue;
            }

            if (token.Type == EigenFluxLexer.BLOCK_COMMENT)
            {
                _diagnostics.Add(At(token.Span).BlockComment());
            }

            AddHidden(token, isLineStart);
            isLineStart = token.Type == EigenFluxLexer.WS && _text.IndexOf('\n', token.Start, token.End - token.Start) >= 0;
            if (isLineStart)
            {
                first = true;
                _line = _tokens.Count;
            }
        }
    }

    private void Add(FluxToken token, bool startsLine)
    {
        switch (token.Type)
        {
            case EigenFluxLexer.UNTERMINATED_STRING or EigenFluxLexer.UNTERMINATED_REGEX:
                AddUnterminated(token, startsLine);
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
                AddStray(token, startsLine);
                return;
        }

        AddVisible(token, startsLine);
    }

    private void AddVisible(FluxToken token, bool startsLine) =>
        _tokens.Add(new LexedToken(token.Type, token.Start, token.End, _reach, false, startsLine, token.IsFirstOnLine, token.IsBareText));

    private void AddHidden(FluxToken token, bool startsLine) =>
        _tokens.Add(new LexedToken(token.Type, token.Start, token.End, _reach, true, startsLine, false, false));

    // A run of strange characters is one mistake.
    private void AddStray(FluxToken token, bool startsLine)
    {
        var isContinued = _strayEnd == token.Start;
        _strayEnd = token.End;
        if (isContinued || char.IsControl(_text[token.Start]) || char.IsSurrogate(_text[token.Start]))
        {
            AddHidden(token, startsLine);
            return;
        }

        var end = token.End;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]) && !char.IsLetterOrDigit(_text[end]) && _text[end] is not ('"' or '}'))
        {
            end++;
        }

        _reach = Math.Max(_reach, end + 1);
        AddHidden(token, startsLine);
        var text = _text.Substring(token.Start, end - token.Start);
        _diagnostics.Add(OtherLanguages.SignFor(text) is { } own
            ? At(new TextSpan(token.Start, text.Length)).ForeignSign(text, own)
            : At(token.Span).StrayCharacter(text));
    }

    // A text that ends at the end of its line has most likely swallowed the braces that close what the line opened: they are given
    // back.
    private void AddUnterminated(FluxToken token, bool startsLine)
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
        AddVisible(piece, startsLine);
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
                AddVisible(part, false);
            }
            else
            {
                AddHidden(part, false);
            }

            i = next;
        }
    }

    private int OpenOnThisLine()
    {
        var open = 0;
        for (var i = _line; i < _tokens.Count; i++)
        {
            open += _tokens[i].IsHidden ? 0 : _tokens[i].Type == EigenFluxLexer.LBRACE ? 1 : _tokens[i].Type == EigenFluxLexer.RBRACE ? -1 : 0;
        }

        return open;
    }

    private DiagnosticBuilder At(TextSpan span) => DiagnosticBuilder.At(_source, span);
}

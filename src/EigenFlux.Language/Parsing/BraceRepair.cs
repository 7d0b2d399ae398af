using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Parsing.Generated;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>Where the braces of a file do not balance, finds by the indentation which one is missing or too many, so that one
/// forgotten brace does not make the rest of the file unreadable. A file that balances is left alone however it is indented.</summary>
internal sealed class BraceRepair
{
    private readonly SourceText _source;
    private readonly List<FluxToken> _result = [];
    private readonly Stack<Opener> _open = new();
    private readonly List<Diagnostic> _diagnostics;
    private int _indent;
    private int _line;
    private int _parentheses;

    private BraceRepair(SourceText source, List<Diagnostic> diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
    }

    /// <summary>The closing braces that close nothing; they are taken out.</summary>
    public List<FluxToken> Strays { get; } = [];

    /// <summary>The tokens and the braces that were taken out of them.</summary>
    public static (List<FluxToken> Tokens, List<FluxToken> Strays) Repair(SourceText source, List<FluxToken> tokens,
        List<Diagnostic> diagnostics)
    {
        var repair = new BraceRepair(source, diagnostics);
        foreach (var token in tokens)
        {
            repair.Add(token);
        }

        // A block of text without its end has swallowed the braces too; that is one mistake.
        var isSwallowed = tokens[tokens.Count - 1] is { IsBareText: true } last && last.Text.StartsWith("\"\"\"", StringComparison.Ordinal);
        while (repair._open.Count > 0)
        {
            repair.CloseTop(!isSwallowed);
        }

        return (repair._result, repair.Strays);
    }

    /// <summary>Whether every brace has its partner, so that nothing is to be repaired.</summary>
    public static bool IsBalanced(LexedFile file)
    {
        var depth = 0;
        foreach (var token in file.Tokens)
        {
            depth += token.Type == EigenFluxLexer.LBRACE ? 1 : token.Type == EigenFluxLexer.RBRACE ? -1 : 0;
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    private void Add(FluxToken token)
    {
        // A line inside of parentheses goes on with the line that opened them, whatever its own indentation.
        _parentheses = token.Type switch
        {
            EigenFluxLexer.LPAREN or EigenFluxLexer.LBRACKET => _parentheses + 1,
            EigenFluxLexer.RPAREN or EigenFluxLexer.RBRACKET => Math.Max(0, _parentheses - 1),
            EigenFluxLexer.LBRACE or EigenFluxLexer.RBRACE => 0,
            _ => _parentheses,
        };
        if (token.IsFirstOnLine && (_parentheses == 0 || FileParser.IsDeclaration(token.Type)))
        {
            _indent = _source.GetPosition(token.Start).Column;
            _line++;
            while (token.Type is not (EigenFluxLexer.RBRACE or EigenFluxLexer.LBRACE) && _open.Count > 0 && _open.Peek().Indent >= _indent)
            {
                CloseTop();
            }
        }

        if (token.Type == EigenFluxLexer.RBRACE && !Close(token))
        {
            Strays.Add(token);
            return;
        }

        if (token.Type == EigenFluxLexer.LBRACE)
        {
            _open.Push(new Opener(token, _indent, _line));
        }

        _result.Add(token);
    }

    private bool Close(FluxToken token)
    {
        while (_open.Count > 0)
        {
            var top = _open.Peek();
            if (top.Line == _line || _indent == top.Indent)
            {
                _open.Pop();
                return true;
            }

            if (_indent > top.Indent)
            {
                return false;
            }

            if (!token.IsFirstOnLine)
            {
                _open.Pop();
                return true;
            }

            CloseTop();
        }

        return false;
    }

    private void CloseTop(bool isReported = true)
    {
        var opener = _open.Pop();
        var last = _result[_result.Count - 1];
        var isOneLine = opener.Line == _line || _source.GetPosition(last.Start).Line == _source.GetPosition(opener.Token.Start).Line;
        var edit = new TextEdit(new SourceLocation(_source, new TextSpan(last.End, 0)),
            isOneLine ? " }" : "\n" + new string(' ', opener.Indent) + "}");
        if (isReported)
        {
            _diagnostics.Add(DiagnosticBuilder.At(_source, opener.Token.Span).UnclosedBrace(edit));
        }

        opener.Token.GuessedCloser = new FluxToken(EigenFluxLexer.RBRACE, last.End, last.End, _source.Text) { IsPlaceholder = true };
        _result.Add(opener.Token.GuessedCloser);
    }

    private readonly record struct Opener(FluxToken Token, int Indent, int Line);
}

using System.Text;
using EigenFlux.Language.Syntax;

namespace EigenFlux.Language.Formatting;

/// <summary>Writes the tokens of a file with the white space of the canonical layout between them.</summary>
internal sealed class LayoutWriter
{
    private readonly FileSyntax _file;
    private readonly LayoutMap _map;
    private readonly List<Piece> _pieces = [];
    private readonly HashSet<int> _broken = [];

    public LayoutWriter(FileSyntax file)
    {
        _file = file;
        _map = new LayoutMap(file);
        Collect();
    }

    public string Write()
    {
        BreakOpenBlocks();
        while (true)
        {
            var text = WriteOnce(out var tooWide);
            if (tooWide is not { } opener)
            {
                return text;
            }

            // One block more is broken each time, so this ends.
            Break(opener);
        }
    }

    /// <summary>The tokens on one line, without comments.</summary>
    public string WriteOneLine()
    {
        var text = new StringBuilder();
        Piece? last = null;
        foreach (var piece in _pieces.Where(piece => !piece.IsComment))
        {
            text.Append(last is not null && NeedsSpace(last, piece) ? " " : "").Append(piece.Text);
            last = piece;
        }

        return text.ToString();
    }

    private void Collect()
    {
        var breaks = 0;
        var hasSpace = false;
        var braces = new Stack<int>();
        foreach (var token in _file.Tokens)
        {
            var text = _file.Source.Text.Substring(token.Span.Start, token.Span.Length);
            if (token.Kind == SyntaxTokenKind.Whitespace)
            {
                hasSpace = true;
                foreach (var c in text)
                {
                    breaks += c == '\n' ? 1 : 0;
                }

                continue;
            }

            if (token.Kind is SyntaxTokenKind.Comment or SyntaxTokenKind.DocComment)
            {
                text = text.TrimEnd();
            }

            var piece = new Piece(token, text) { Breaks = _pieces.Count == 0 ? 0 : Math.Min(breaks, 2), HasSpace = hasSpace };
            if (piece.Is("{"))
            {
                braces.Push(_pieces.Count);
            }
            else if (piece.Is("}") && braces.Count > 0)
            {
                piece.Partner = braces.Pop();
                _pieces[piece.Partner].Partner = _pieces.Count;
            }

            _pieces.Add(piece);
            breaks = 0;
            hasSpace = false;
        }
    }

    // A block is on one line, or its braces end and begin lines.
    private void BreakOpenBlocks()
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            var piece = _pieces[i];
            if (piece.Is("{") && i > 0 && !_pieces[i - 1].IsComment)
            {
                piece.Breaks = 0;
            }

            if (!piece.Is("{") || piece.Partner < 0)
            {
                continue;
            }

            var isOpen = false;
            for (var j = i + 1; j <= piece.Partner && !isOpen; j++)
            {
                isOpen = _pieces[j].Breaks > 0 || _pieces[j].Text.IndexOf('\n') >= 0;
            }

            if (isOpen && piece.Partner > i + 1)
            {
                _broken.Add(i);
                var first = _pieces[i + 1];
                first.Breaks = first.IsComment && first.Breaks == 0 ? 0 : 1;
                _pieces[piece.Partner].Breaks = 1;
            }
            else if (piece.Partner == i + 1)
            {
                _pieces[piece.Partner].Breaks = 0;
            }
        }
    }

    private void Break(int opener)
    {
        _broken.Add(opener);
        var depth = 0;
        for (var j = opener + 1; j <= _pieces[opener].Partner; j++)
        {
            if (depth == 0 && (_map.Starts.Contains(_pieces[j].Token.Span.Start) || j == opener + 1 || j == _pieces[opener].Partner))
            {
                _pieces[j].Breaks = Math.Max(1, _pieces[j].Breaks);
            }

            depth += _pieces[j].Is("{") ? 1 : _pieces[j].Is("}") ? -1 : 0;
        }
    }

    private string WriteOnce(out int? tooWide)
    {
        tooWide = null;
        var text = new StringBuilder();
        var depth = 0;
        var lineStart = 0;
        var firstOnLine = 0;
        for (var i = 0; i < _pieces.Count; i++)
        {
            var piece = _pieces[i];
            var isCloser = piece.Text is "}" or ")" or "]";
            if (i > 0 && (piece.Breaks > 0 || _pieces[i - 1].IsComment))
            {
                tooWide ??= WideBlock(firstOnLine, i, text.Length - lineStart);
                text.Append('\n');
                if (piece.Breaks > 1 && !isCloser && !_pieces[i - 1].Is("{"))
                {
                    text.Append('\n');
                }

                lineStart = text.Length;
                firstOnLine = i;
                var level = depth - (isCloser ? 1 : 0) + (IsContinuation(i, isCloser) ? 1 : 0);
                text.Append(' ', 2 * Math.Max(0, level));
            }
            else if (i > 0 && NeedsSpace(_pieces[i - 1], piece))
            {
                text.Append(' ');
            }

            text.Append(piece.Text);
            var lastBreak = piece.Text.LastIndexOf('\n');
            if (lastBreak >= 0)
            {
                lineStart = text.Length - (piece.Text.Length - lastBreak - 1);
            }

            depth += piece.Text is "{" or "(" or "[" ? 1 : isCloser ? -1 : 0;
        }

        tooWide ??= WideBlock(firstOnLine, _pieces.Count, text.Length - lineStart);
        if (text.Length > 0)
        {
            text.Append('\n');
        }

        return text.ToString();
    }

    private int? WideBlock(int first, int end, int width)
    {
        if (width <= Formatter.Width)
        {
            return null;
        }

        for (var i = first; i < end; i++)
        {
            if (_pieces[i].Is("{") && _pieces[i].Partner > i + 1 && _pieces[i].Partner < end && !_broken.Contains(i))
            {
                return i;
            }
        }

        return null;
    }

    // A line that begins inside of a statement goes one level in.
    private bool IsContinuation(int i, bool isCloser)
    {
        var piece = _pieces[i];
        if (isCloser || piece.IsComment || piece.Text is "else" or "{")
        {
            return false;
        }

        return !_map.Starts.Contains(piece.Token.Span.Start) && !_map.IsInBrackets(piece.Token.Span.Start);
    }

    private bool NeedsSpace(Piece left, Piece right)
    {
        if (right.IsComment || left.Is("{") || right.Is("}") || left.Is(",") || left.Is(":"))
        {
            return true;
        }

        if (right.Is(",") || left.Is(".") || right.Is(".") || left.Is("..") || right.Is("..") || left.Is("(") || left.Is("[")
            || right.Is(")") || right.Is("]") || _map.Negations.Contains(left.Token.Span.Start))
        {
            return false;
        }

        if (right.Is(":"))
        {
            return _map.SpacedColons.Contains(right.Token.Span.Start);
        }

        if (right.Is("("))
        {
            return left.Token.Kind != SyntaxTokenKind.Name && right.HasSpace;
        }

        return !right.Is("[") || right.HasSpace;
    }

    private sealed class Piece(SyntaxToken token, string text)
    {
        public SyntaxToken Token { get; } = token;

        public string Text { get; } = text;

        /// <summary>Line breaks before it: none, one, or two for a blank line.</summary>
        public int Breaks { get; set; }

        public bool HasSpace { get; init; }

        public int Partner { get; set; } = -1;

        public bool IsComment => Token.Kind is SyntaxTokenKind.Comment or SyntaxTokenKind.DocComment;

        public bool Is(string mark) => Text == mark;
    }
}

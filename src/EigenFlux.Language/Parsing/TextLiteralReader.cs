using System.Collections.Immutable;
using System.Text;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>Reads what is between the quotes of a text: escapes, dedenting and interpolation, each piece with its place in the
/// source.</summary>
internal sealed class TextLiteralReader(SourceText source, List<Diagnostic> diagnostics)
{
    private readonly string _text = source.Text;
    private readonly StringBuilder _literal = new();
    private readonly ImmutableArray<TextPieceSyntax>.Builder _pieces = ImmutableArray.CreateBuilder<TextPieceSyntax>();
    private int _literalStart;

    public TextSyntax Read(FluxToken token)
    {
        _pieces.Clear();
        _literal.Clear();
        int start = token.Start, end = token.End;
        if (token.IsPlaceholder || start == end)
        {
            return new TextSyntax([], token.Span);
        }

        var isBlock = _text[start] == '"' && end - start >= 3 && string.CompareOrdinal(_text, start, "\"\"\"", 0, 3) == 0;
        if (isBlock)
        {
            ReadBlock(start + 3, token.IsBareText ? end : end - 3);
        }
        else if (_text[start] == '"')
        {
            ReadPlain(start + 1, token.IsBareText ? end : end - 1, true);
        }
        else
        {
            // Text without quotes has none to drop; text in other quotes has one of each.
            var margin = token.IsBareText ? 0 : 1;
            ReadPlain(start + margin, end - margin, false);
        }

        return new TextSyntax(_pieces.ToImmutable(), token.Span);
    }

    private void ReadPlain(int start, int end, bool escapes)
    {
        _literalStart = start;
        for (var i = start; i < end;)
        {
            if (escapes && _text[i] == '\\' && i + 1 < end)
            {
                ReadEscape(i);
                i += 2;
            }
            else
            {
                i = ReadCharacter(i, end);
            }
        }

        Flush(end);
    }

    private void ReadEscape(int i)
    {
        switch (_text[i + 1])
        {
            case 'n':
                _literal.Append('\n');
                break;
            case '"' or '\\':
                _literal.Append(_text[i + 1]);
                break;
            default:
                diagnostics.Add(DiagnosticBuilder.At(source, new TextSpan(i, 2)).UnknownEscape(_text.Substring(i, 2)));
                _literal.Append(_text, i, 2);
                break;
        }
    }

    private void ReadBlock(int start, int end)
    {
        _literalStart = start;
        var lines = SplitLines(start, end);
        var indent = CommonIndent(lines);
        var previous = LineKind.None;
        var isParagraph = false;
        for (var n = 0; n < lines.Count; n++)
        {
            var (lineStart, lineEnd) = lines[n];
            if (IsBlank(lineStart, lineEnd))
            {
                isParagraph = previous != LineKind.None;
                continue;
            }

            var isDeeper = n > 0 && IsSpace(_text[Math.Min(lineStart + indent, lineEnd - 1)]);
            var from = n > 0 ? lineStart + indent : SkipSpace(lineStart, lineEnd);
            var to = isDeeper ? lineEnd : TrimEnd(from, lineEnd);
            if (previous != LineKind.None)
            {
                var isJoined = !isParagraph && !isDeeper && previous == LineKind.Flush;
                _literal.Append(isJoined ? " " : isParagraph ? "\n\n" : "\n");
            }

            for (var i = from; i < to;)
            {
                i = ReadCharacter(i, to);
            }

            previous = isDeeper ? LineKind.Deeper : LineKind.Flush;
            isParagraph = false;
        }

        Flush(end);
    }

    private List<(int Start, int End)> SplitLines(int start, int end)
    {
        var lines = new List<(int, int)>();
        while (true)
        {
            var next = _text.IndexOf('\n', start, end - start);
            if (next < 0)
            {
                lines.Add((start, end));
                return lines;
            }

            lines.Add((start, next > start && _text[next - 1] == '\r' ? next - 1 : next));
            start = next + 1;
        }
    }

    // The first line begins behind the quotes, and so has no indentation of its own.
    private int CommonIndent(List<(int Start, int End)> lines)
    {
        var common = int.MaxValue;
        for (var n = 1; n < lines.Count; n++)
        {
            if (!IsBlank(lines[n].Start, lines[n].End))
            {
                common = Math.Min(common, SkipSpace(lines[n].Start, lines[n].End) - lines[n].Start);
            }
        }

        return common == int.MaxValue ? 0 : common;
    }

    private int ReadCharacter(int i, int end)
    {
        if (_text[i] != '{')
        {
            _literal.Append(_text[i]);
            return i + 1;
        }

        var isEscaped = i + 1 < end && _text[i + 1] == '{';
        var path = new PathReader(_text, end).Read(isEscaped ? i + 2 : i + 1, out var after);
        if (path is null || after >= end || _text[after] != '}' || (isEscaped && (after + 1 >= end || _text[after + 1] != '}')))
        {
            _literal.Append('{');
            return i + 1;
        }

        if (isEscaped)
        {
            _literal.Append(_text, i + 1, after - i);
            return after + 2;
        }

        Flush(i);
        _pieces.Add(new InterpolationSyntax(path, TextSpan.FromBounds(i, after + 1)));
        _literalStart = after + 1;
        return after + 1;
    }

    private void Flush(int end)
    {
        if (_literal.Length > 0)
        {
            _pieces.Add(new LiteralPieceSyntax(_literal.ToString(), TextSpan.FromBounds(_literalStart, Math.Max(_literalStart, end))));
            _literal.Clear();
        }
    }

    private bool IsBlank(int start, int end) => SkipSpace(start, end) == end;

    private int SkipSpace(int start, int end)
    {
        while (start < end && IsSpace(_text[start]))
        {
            start++;
        }

        return start;
    }

    private int TrimEnd(int start, int end)
    {
        while (end > start && IsSpace(_text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\u00A0' or '\r' or '\f';

    private enum LineKind
    {
        None,
        Flush,
        Deeper,
    }
}

using System.Text;

namespace EigenFlux.Language.Text;

/// <summary>The text of one file, with its path and its lines. Immutable; the only place that computes lines and columns.</summary>
public sealed class SourceText
{
    private int[]? _lineStarts;

    private SourceText(string path, string text, DecodingFault? fault)
    {
        Path = path;
        Text = text;
        Fault = fault;
    }

    /// <summary>The path by which the file was asked for, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>The entire text, without a byte order mark.</summary>
    public string Text { get; }

    /// <summary>The first encoding error of the file; null if the file is UTF-8.</summary>
    public DecodingFault? Fault { get; }

    /// <summary>The length of the text in UTF-16 units.</summary>
    public int Length => Text.Length;

    /// <summary>The number of lines; an empty text has one.</summary>
    public int LineCount => LineStarts.Length;

    private int[] LineStarts => _lineStarts ??= ComputeLineStarts(Text);

    /// <summary>A source from a text that is already decoded.</summary>
    public static SourceText From(string path, string text) => new(path, text, null);

    /// <summary>
    /// Decodes a file from UTF-8, with or without a byte order mark. Invalid bytes become U+FFFD and are reported in <see cref="Fault"/>.
    /// </summary>
    public static SourceText FromBytes(string path, byte[] bytes)
    {
        var start = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0;
        try
        {
            return new SourceText(path, new UTF8Encoding(false, true).GetString(bytes, start, bytes.Length - start), null);
        }
        catch (DecoderFallbackException e)
        {
            // The exception's index counts from where decoding began; it may be that of the sequence's first byte or a little after.
            var offset = Math.Max(start, Math.Min(bytes.Length, start + Math.Max(0, e.Index)));
            var before = Encoding.UTF8.GetString(bytes, start, offset - start);
            return new SourceText(path, Encoding.UTF8.GetString(bytes, start, bytes.Length - start),
                new DecodingFault(offset, before.Length));
        }
    }

    /// <summary>The line and column of a position; a position past the end is the end.</summary>
    public LinePosition GetPosition(int position)
    {
        position = Math.Max(0, Math.Min(position, Text.Length));
        var line = Array.BinarySearch(LineStarts, position);
        line = line < 0 ? ~line - 1 : line;
        return new LinePosition(line, position - LineStarts[line]);
    }

    /// <summary>The position of a line and column, kept inside the text.</summary>
    public int GetOffset(LinePosition position)
    {
        if (position.Line >= LineStarts.Length)
        {
            return Text.Length;
        }

        var span = GetLineSpan(Math.Max(0, position.Line));
        return Math.Min(span.Start + Math.Max(0, position.Column), span.End);
    }

    /// <summary>The span of a line, without its line break.</summary>
    public TextSpan GetLineSpan(int line)
    {
        var start = LineStarts[line];
        var end = line + 1 < LineStarts.Length ? LineStarts[line + 1] : Text.Length;
        while (end > start && Text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Where a line starts.</summary>
    internal int GetLineStart(int line) => LineStarts[line];

    /// <summary>The text of a line, without its line break.</summary>
    public string GetLine(int line)
    {
        var span = GetLineSpan(line);
        return Text.Substring(span.Start, span.Length);
    }

    private static int[] ComputeLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}

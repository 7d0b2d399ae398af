using System.Globalization;
using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Text;

namespace EigenFlux.Cli.Rendering;

/// <summary>One line of a source as a terminal shows it, with the columns that lie in marked spans: tabs widened, control characters
/// as pictures, and a line that is too long cut around its first mark.</summary>
internal sealed class SourceLineView
{
    private const int TabWidth = 4;
    private const string Ellipsis = "…";

    private readonly record struct Cell(string Text, int Width, int Start, int End);

    private SourceLineView(IReadOnlyList<(string Text, int Start)> parts, IReadOnlyList<(int Column, int Length, SpanMark Mark)> marks) =>
        (Parts, Marks) = (parts, marks);

    /// <summary>What is printed, one part for each character, and where in the source it starts; -1 for what is not in the source.</summary>
    public IReadOnlyList<(string Text, int Start)> Parts { get; }

    /// <summary>The marked columns of it, from left to right.</summary>
    public IReadOnlyList<(int Column, int Length, SpanMark Mark)> Marks { get; }

    /// <summary>Makes the view of a line.</summary>
    /// <param name="source">The source.</param>
    /// <param name="line">The line, from 0.</param>
    /// <param name="marks">Spans to mark; those that do not touch the line are left out.</param>
    /// <param name="columns">The columns that there are.</param>
    public static SourceLineView Of(SourceText source, int line, IEnumerable<SpanMark> marks, int columns)
    {
        var span = source.GetLineSpan(line);
        var touching = marks.Where(mark => mark.Span.Start <= span.End && mark.Span.End >= span.Start)
            .OrderBy(mark => mark.Span.Start).ToList();
        var focus = touching.Count > 0 ? Math.Clamp(touching[0].Span.Start, span.Start, span.End) : span.Start;

        // Of a line of megabytes only what can be seen is looked at.
        var first = Math.Max(span.Start, focus - (2 * columns));
        var last = Math.Min(span.End, focus + (3 * columns));
        var cells = Cells(source.Text.AsSpan(first, last - first), first);
        var (from, to) = Visible(cells, focus, columns, first > span.Start, last < span.End);

        var cutBefore = from > 0 || first > span.Start;
        var cutAfter = to < cells.Count || last < span.End;
        List<(string Text, int Start)> parts =
        [
            .. cutBefore ? [(Ellipsis, -1)] : Array.Empty<(string, int)>(),
            .. cells[from..to].Select(cell => (cell.Text, cell.Start)),
            .. cutAfter ? [(Ellipsis, -1)] : Array.Empty<(string, int)>(),
        ];
        while (parts.Count > 0 && string.IsNullOrWhiteSpace(parts[^1].Text))
        {
            parts.RemoveAt(parts.Count - 1);
        }

        var origin = cutBefore ? 1 : 0;
        return new SourceLineView(
            parts,
            [.. touching.Select(mark => Columns(mark, cells, from, to, origin)).Where(mark => mark.Length > 0)]);
    }

    private static List<Cell> Cells(ReadOnlySpan<char> text, int start)
    {
        var cells = new List<Cell>();
        var column = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text[at..]);
            var element = text.Slice(at, length);
            var (shown, width) = element switch
            {
                "\t" => (new string(' ', TabWidth - (column % TabWidth)), TabWidth - (column % TabWidth)),
                [var c] when Printable.Picture(c) is var picture && picture != c => (picture.ToString(), 1),
                _ => (element.ToString(), TextWidth.OfElement(element)),
            };
            cells.Add(new Cell(shown, width, start + at, start + at + length));
            column += width;
            at += length;
        }

        return cells;
    }

    /// <summary>Which cells are shown: all, or as many as there are columns for, with a third of them before the focus.</summary>
    private static (int From, int To) Visible(List<Cell> cells, int focus, int columns, bool cutBefore, bool cutAfter)
    {
        if (!cutBefore && !cutAfter && cells.Sum(cell => cell.Width) <= columns)
        {
            return (0, cells.Count);
        }

        var at = cells.FindIndex(cell => cell.End > focus);
        at = at < 0 ? cells.Count : at;
        var from = at;
        for (var before = 0; from > 0 && before + cells[from - 1].Width <= columns / 3; from--)
        {
            before += cells[from - 1].Width;
        }

        var to = from;
        for (var width = 2; to < cells.Count && width + cells[to].Width <= columns; to++)
        {
            width += cells[to].Width;
        }

        return (from, to);
    }

    private static (int Column, int Length, SpanMark Mark) Columns(SpanMark mark, List<Cell> cells, int from, int to, int origin)
    {
        var column = origin;
        var length = 0;
        for (var i = from; i < to; i++)
        {
            var cell = cells[i];
            if (cell.End <= mark.Span.Start)
            {
                column += cell.Width;
            }
            else if (cell.Start < mark.Span.End)
            {
                length += cell.Width;
            }
        }

        // An empty span is a place between two characters, or after the last one.
        return (column, Math.Max(1, length), mark);
    }
}

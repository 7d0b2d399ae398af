using System.Globalization;
using System.Text;
using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Text;

namespace EigenFlux.Cli.Rendering;

/// <summary>Prints lines of a source behind a gutter of line numbers, with spans underlined.</summary>
/// <param name="pen">Where to.</param>
/// <param name="gutter">The columns of the line numbers.</param>
/// <param name="colours">The colours of the lines.</param>
internal sealed class SnippetRenderer(Pen pen, int gutter, SourceColours colours)
{
    private const int WholeSpanLines = 3;

    /// <summary>The columns that the numbers of these lines take, counted from 0.</summary>
    public static int GutterFor(IEnumerable<int> lines) =>
        lines.Append(0).Max(line => (line + 1).ToString(CultureInfo.InvariantCulture).Length);

    /// <summary>The lines of some marks of one source, in order; the middle of many is left out.</summary>
    public void Render(SourceText source, IReadOnlyList<SpanMark> marks)
    {
        Rule();
        var previous = -1;
        foreach (var line in LinesOf(source, marks))
        {
            if (previous >= 0 && line > previous + 1)
            {
                pen.Line("...".PadLeft(gutter), Style.Gutter);
            }

            Line(source, line, marks);
            previous = line;
        }
    }

    /// <summary>A gutter without a number.</summary>
    public void Rule() => pen.Line(new string(' ', gutter + 1) + "|", Style.Gutter);

    private void Line(SourceText source, int line, IReadOnlyList<SpanMark> marks)
    {
        var view = SourceLineView.Of(source, line, marks, Math.Max(20, pen.Width - gutter - 4));
        pen.Write((line + 1).ToString(CultureInfo.InvariantCulture).PadLeft(gutter) + " |", Style.Gutter);
        Text(source, view);
        pen.Line();
        if (view.Marks.Count == 0)
        {
            return;
        }

        pen.Write(new string(' ', gutter + 1) + "|", Style.Gutter).Write(" ");
        var column = 0;
        foreach (var (start, length, mark) in view.Marks)
        {
            if (start + length > column)
            {
                pen.Write(new string(' ', Math.Max(0, start - column)));
                pen.Write(new string(mark.Character, start + length - Math.Max(start, column)), mark.Style);
                column = start + length;
            }
        }

        pen.Line();
    }

    private void Text(SourceText source, SourceLineView view)
    {
        if (view.Parts.Count == 0)
        {
            return;
        }

        pen.Write(" ");
        var first = view.Parts.FirstOrDefault(part => part.Start >= 0).Start;
        var styles = pen.Colour ? colours.Of(source, TextSpan.FromBounds(first, view.Parts.Max(part => part.Start) + 1)) : [];
        var next = 0;
        var run = (Text: new StringBuilder(), Style: Style.Plain);
        foreach (var (text, start) in view.Parts)
        {
            while (next < styles.Count && styles[next].Span.End <= start)
            {
                next++;
            }

            var style = next < styles.Count && styles[next].Span.Contains(start) ? styles[next].Style : Style.Plain;
            if (style != run.Style)
            {
                pen.Write(run.Text.ToString(), run.Style);
                run = (run.Text.Clear(), style);
            }

            run.Text.Append(text);
        }

        pen.Write(run.Text.ToString(), run.Style);
    }

    private static SortedSet<int> LinesOf(SourceText source, IReadOnlyList<SpanMark> marks)
    {
        var lines = new SortedSet<int>();
        foreach (var mark in marks)
        {
            var first = source.GetPosition(mark.Span.Start).Line;
            var last = LastLine(source, mark.Span, first);
            lines.Add(first);
            lines.Add(last);
            for (var line = first + 1; line < last && last - first < WholeSpanLines; line++)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private static int LastLine(SourceText source, TextSpan span, int first)
    {
        var end = source.GetPosition(span.End);

        // A span that takes a line break with it does not reach into the next line.
        return end.Column == 0 && end.Line > first ? end.Line - 1 : end.Line;
    }
}

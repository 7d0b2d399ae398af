using System.Globalization;
using System.Text;
using EigenFlux.Cli.Terminal;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;

namespace EigenFlux.Cli.Rendering;

/// <summary>Prints diagnostics for a person: the message, the underlined source line, related locations, and the applied fix.</summary>
/// <param name="pen">Where to.</param>
internal sealed class DiagnosticRenderer(Pen pen)
{
    // A fix of a larger source than this is named but not shown.
    private const int LargestFixed = 1 << 20;

    // A source is parsed once for all of its diagnostics, and a fixed source once for each fix.
    private readonly SourceColours colours = new(1 << 18);
    private readonly SourceColours fixedColours = new(1 << 14);

    public static string Name(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    /// <summary>Prints them in order, an empty line after each that shows a source.</summary>
    public void Render(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Render(diagnostic);
        }

        pen.Flush();
    }

    private void Render(Diagnostic diagnostic)
    {
        var style = diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => Style.Error,
            DiagnosticSeverity.Warning => Style.Warning,
            _ => Style.Note,
        };
        pen.Write($"{Name(diagnostic.Severity)}[{diagnostic.Code.Id}]", style);
        pen.Write(": ", Style.Bold).Line(Printable.Line(diagnostic.Message), Style.Bold);

        var gutter = Gutter(diagnostic);
        var snippet = new SnippetRenderer(pen, gutter, colours);
        if (diagnostic.Location is { } location)
        {
            Place(location, gutter);
            snippet.Render(location.Source, [new SpanMark(location.Span, '^', style)]);
        }

        foreach (var related in diagnostic.Related)
        {
            pen.Write(new string(' ', gutter + 1) + "= ", Style.Gutter).Write("note", Style.Note).Line($": {Printable.Line(related.Message)}");
            Place(related.Location, gutter);
            snippet.Render(related.Location.Source, [new SpanMark(related.Location.Span, '-', Style.Note)]);
        }

        if ((diagnostic.Fix ?? diagnostic.Suggestion) is { } fix)
        {
            pen.Write(new string(' ', gutter + 1) + "= ", Style.Gutter)
                .Write(diagnostic.Fix is null ? "perhaps" : "fix", diagnostic.Fix is null ? Style.Note : Style.Success).Line($": {Printable.Line(fix.Title)}");
            RenderFix(fix, new SnippetRenderer(pen, gutter, fixedColours));
        }

        if (diagnostic.Location is not null || diagnostic.Related.Length > 0)
        {
            pen.Line();
        }
    }

    private void Place(SourceLocation location, int gutter)
    {
        var start = location.Start;
        pen.Write(new string(' ', gutter) + "--> ", Style.Gutter);
        pen.Line(string.Create(CultureInfo.InvariantCulture, $"{Printable.Line(DisplayPath.Of(location.Source.Path))}:{start.Line + 1}:{start.Column + 1}"));
    }

    private static int Gutter(Diagnostic diagnostic)
    {
        var places = diagnostic.Related.Select(related => related.Location);
        if (diagnostic.Location is { } location)
        {
            places = places.Append(location);
        }

        if ((diagnostic.Fix ?? diagnostic.Suggestion) is { } fix)
        {
            places = places.Concat(fix.Edits.Select(edit => edit.Location));
        }

        return SnippetRenderer.GutterFor(places.Select(place => place.End.Line));
    }

    private static void RenderFix(DiagnosticFix fix, SnippetRenderer snippet)
    {
        foreach (var file in fix.Edits.GroupBy(edit => edit.Location.Source).Where(file => file.Key.Length <= LargestFixed))
        {
            if (file.All(edit => edit.NewText.Length == 0))
            {
                snippet.Render(file.Key, [.. file.Select(edit => new SpanMark(edit.Location.Span, '-', Style.Error))]);
                continue;
            }

            var (mended, marks) = Apply(file.Key, [.. file.OrderBy(edit => edit.Location.Span.Start)]);
            snippet.Render(mended, marks);
        }
    }

    /// <summary>The source with the edits done, and what they wrote marked in it.</summary>
    private static (SourceText Mended, List<SpanMark> Marks) Apply(SourceText source, List<TextEdit> edits)
    {
        var text = new StringBuilder(source.Length);
        var marks = new List<SpanMark>();
        var done = 0;
        foreach (var edit in edits)
        {
            text.Append(source.Text, done, edit.Location.Span.Start - done);
            marks.AddRange(Written(edit, text.Length));
            text.Append(edit.NewText);
            done = edit.Location.Span.End;
        }

        text.Append(source.Text, done, source.Length - done);
        return (SourceText.From(source.Path, text.ToString()), marks);
    }

    /// <summary>What an edit wrote, without what was there before it and without the line breaks around it.</summary>
    private static IEnumerable<SpanMark> Written(TextEdit edit, int start)
    {
        var (before, after) = (edit.Location.Text, edit.NewText);
        var kept = before.Length == 0 ? -1 : after.IndexOf(before, StringComparison.Ordinal);
        return kept < 0
            ? Mark(before.Length == 0 ? '+' : '~', after, 0, after.Length, start)
            : [.. Mark('+', after, 0, kept, start), .. Mark('+', after, kept + before.Length, after.Length, start)];
    }

    private static IEnumerable<SpanMark> Mark(char character, string text, int from, int to, int start)
    {
        while (from < to && (text[from] is '\r' or '\n'))
        {
            from++;
        }

        while (to > from && (text[to - 1] is '\r' or '\n'))
        {
            to--;
        }

        return from < to ? [new SpanMark(TextSpan.FromBounds(start + from, start + to), character, Style.Success)] : [];
    }
}

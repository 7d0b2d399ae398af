using EigenFlux.Cli.Terminal;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Cli.Rendering;

/// <summary>Prints a window for a person: how full it is, and each segment with its place and its text.</summary>
/// <param name="pen">Where to.</param>
internal sealed class PageStateText(Pen pen)
{
    private const int BarColumns = 30;
    private const string Gutter = "  │ ";
    private const string LineBreak = "⏎";

    private readonly SpeakerHues hues = new();

    public void Render(PageStateView view)
    {
        var moment = view.Moment;
        if (moment.Scenes.Count == 0)
        {
            pen.Line("The run has not begun.", Style.Dim).Flush();
            return;
        }

        var scene = moment.Scene;
        pen.Write(Printable.Line(scene.Scene), Style.Heading);
        pen.Line(FormattableString.Invariant(
            $" · {Printable.Line(scene.Model)} · beat {scene.Beat} · after {moment.Generated:N0} of {Quantity.Of(view.Last, "generated token")}"));
        foreach (var waiting in moment.Scenes.SkipLast(1).Reverse())
        {
            pen.Line(FormattableString.Invariant(
                $"called by {Printable.Line(waiting.Scene)}, which waits at beat {waiting.Beat} with {waiting.Page.Length:N0} of {waiting.Window:N0} tokens"), Style.Dim);
        }

        if (!view.IsOfOne)
        {
            foreach (var (page, views) in view.Distinct(scene))
            {
                Page(view, page, views);
            }
        }
        else
        {
            Found(view);
        }

        pen.Flush();
    }

    /// <summary>One segment: where the innermost scene has it not, of those that wait for it.</summary>
    private void Found(PageStateView view)
    {
        var scene = view.Moment.Scenes.Last(scene => view.Pages(scene).Any(page => view.Segments(page).Any()));
        if (scene != view.Moment.Scene)
        {
            pen.Line($"in the window of {Printable.Line(scene.Scene)}", Style.Dim);
        }

        foreach (var (page, views) in view.Distinct(scene).Where(shown => view.Segments(shown.Page).Any()))
        {
            Page(view, page, views);
        }
    }

    private void Page(PageStateView view, PageState page, IReadOnlyList<string> views)
    {
        if (views.Count > 0)
        {
            pen.Line().Line($"what {Printable.Line(string.Join(" and ", [.. views.Count > 2 ? [string.Join(", ", views.SkipLast(1))] : views.SkipLast(1), views[^1]]))} {(views.Count == 1 ? "sees" : "see")}", Style.Heading);
        }

        if (page.Model is { } model)
        {
            pen.Line().Line($"of {Printable.Line(model)}", Style.Heading);
        }

        Fill(page);
        foreach (var segment in view.Segments(page))
        {
            Segment(segment);
        }
    }

    private void Fill(PageState page)
    {
        var share = page.Window == 0 ? 0 : Math.Min(1, (double)page.Length / page.Window);
        pen.Write(FormattableString.Invariant($"{page.Length:N0} of {Quantity.Of(page.Window, "token")} ({share * 100:0} %)"));
        if (pen.Colour)
        {
            var full = (int)Math.Round(share * BarColumns);
            pen.Write("  ").Write(new string('━', full), MapColours.Prefix).Write(new string('━', BarColumns - full), Style.Foreground(MapColours.Free));
        }

        pen.Line();
    }

    private void Segment(PageSegment segment)
    {
        pen.Line().Write(Printable.Line(segment.Name), Look(segment));
        pen.Line(FormattableString.Invariant(
            $"  {PlanFacts.Word(segment.Kind)}, {Quantity.Of(segment.Length, "token")}, {Place(segment)}"), Style.Dim);
        var width = pen.ProseWidth - Gutter.Length - LineBreak.Length;
        var lines = Printable.Prose(segment.Text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            // What follows the last line break is a line only where there is something.
            var last = i == lines.Length - 1;
            if (!last || lines[i].Length > 0)
            {
                Line(lines[i], width, last ? "" : LineBreak);
            }
        }
    }

    private static string Place(PageSegment segment) => FormattableString.Invariant(segment.Length == 1
        ? $"position {segment.At:N0}"
        : (FormattableString)$"positions {segment.At:N0} to {segment.At + segment.Length - 1:N0}");

    // A turn has the colour of its capture, a definition that of its character: what belongs together looks alike.
    private Style Look(PageSegment segment) => segment.Kind is SegmentKind.Turn or SegmentKind.Definition
        ? Style.Foreground(hues.Of(segment.Name.Split('[')[0]), bold: true)
        : segment.Kind is SegmentKind.Frame ? Style.Gutter : Style.Name;

    private void Line(string line, int width, string end)
    {
        var parts = Broken(line, width).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            pen.Write(Gutter, Style.Gutter).Write(parts[i]).Line(i == parts.Count - 1 ? end : "", Style.Dim);
        }
    }

    /// <summary>A line of text in parts that fit, broken between words; all white space of it stays.</summary>
    private static IEnumerable<string> Broken(string line, int width)
    {
        line = line.Replace("\t", "    ", StringComparison.Ordinal);
        while (TextWidth.Of(line) > width)
        {
            var fits = TextWidth.Fit(line, width).Length - 1;
            var space = line.LastIndexOf(' ', fits);
            var taken = space > 0 ? space : Math.Max(1, fits);
            yield return line[..taken];
            line = line[taken..].TrimStart(' ');
        }

        yield return line;
    }
}

using EigenFlux.Cli.Terminal;
using EigenFlux.Runtime.Trajectories;

namespace EigenFlux.Cli.Rendering;

/// <summary>Prints a window, one line per segment, and its deletions, for a person who asks in the middle of a scene.</summary>
/// <param name="pen">Where to.</param>
internal sealed class WhyText(Pen pen)
{
    private const int WidestName = 20;
    private const int MostRows = 48;
    private const int RowsAtHead = 12;

    /// <summary>Prints the window and its deletions.</summary>
    /// <param name="page">The page-state of the window.</param>
    /// <param name="speaker">The speaker whose window it is; null if no one has answered yet.</param>
    /// <param name="deleted">The segments that lost tokens, with their numbers of tokens.</param>
    public void Render(PageState page, string? speaker, IReadOnlyList<KeyValuePair<string, int>> deleted)
    {
        pen.Write("  " + (speaker is null ? "The window" : $"What {Printable.Line(speaker)} has before them"), Style.Heading);
        pen.Line(FormattableString.Invariant($"  {page.Length:N0} of {page.Window:N0} tokens"), Style.Dim);
        var name = Math.Min(WidestName, page.Segments.Select(segment => TextWidth.Of(segment.Name)).DefaultIfEmpty(0).Max());
        for (var i = 0; i < page.Segments.Count; i++)
        {
            if (page.Segments.Count > MostRows && i == RowsAtHead)
            {
                i = page.Segments.Count - MostRows + RowsAtHead;
                pen.Line(FormattableString.Invariant($"  … {i - RowsAtHead:N0} more …"), Style.Dim);
            }

            var segment = page.Segments[i];
            pen.Write("  " + TextWidth.Pad(Printable.Line(segment.Name), name), Style.Name);
            pen.Write(FormattableString.Invariant($"  {PlanFacts.Word(segment.Kind),-10} {segment.Length,5:N0}  "), Style.Dim);
            pen.Line(TextWidth.Fit(Printable.Line(segment.Text.Trim().ReplaceLineEndings(" ")), Math.Max(20, pen.Width - name - 22)));
        }

        pen.Line(
            deleted.Count == 0
                ? "  Nothing was deleted since your last line."
                : "  Deleted since your last line: " + string.Join(", ", deleted.Select(one => FormattableString.Invariant($"{Printable.Line(one.Key)} ({one.Value:N0})"))) + ".",
            Style.Dim);
        pen.Flush();
    }
}

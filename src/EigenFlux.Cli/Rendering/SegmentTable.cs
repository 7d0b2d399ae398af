using System.Globalization;
using EigenFlux.Cli.Terminal;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Cli.Rendering;

/// <summary>A table of a plan's segments.</summary>
/// <param name="pen">Where to.</param>
/// <param name="colours">The colours of their owners.</param>
internal sealed class SegmentTable(Pen pen, MapColours colours)
{
    private const int MostRows = 40;
    private const int RowsAtEnds = 12;

    public void Render(ScenePlan plan)
    {
        var segments = plan.Segments.ToList();
        if (segments.Count == 0)
        {
            return;
        }

        var name = Column("segment", segments.Select(segment => segment.Id), 28);
        var owner = Column("owner", segments.Select(segment => segment.Owner), 18);
        var kind = Column("kind", segments.Select(Kind), 18);
        var seenBy = plan.Views.Count == 0 ? 0 : Column("seen by", segments.Select(ViewWords.Audience), 22) + 2;
        var bar = Math.Clamp(Math.Min(pen.Width, 120) - name - owner - kind - seenBy - 46, 0, 24);
        var largest = Math.Max(1, segments.Max(segment => segment.Tokens.Max));
        pen.Line(
            $"  {TextWidth.Pad("segment", name)}  {TextWidth.Pad("owner", owner)}  {TextWidth.Pad("kind", kind)}  {Seen("seen by", seenBy)}tokens  at most  place   beats",
            Style.Gutter);
        for (var i = 0; i < segments.Count; i++)
        {
            if (segments.Count > MostRows && i == segments.Count - plan.Stream.Count + RowsAtEnds && segments.Count - i > RowsAtEnds)
            {
                var last = segments.Count - RowsAtEnds;
                pen.Line(FormattableString.Invariant($"  … {last - i:N0} more …"), Style.Dim);
                i = last;
            }

            var segment = segments[i];
            var waits = segment is { Kind: SegmentKind.Lore, Placement: Placement.Absent };
            var place = waits ? "waits" : segment.Placement == Placement.Tail ? "end" : PlanFacts.Word(segment.Placement);
            pen.Write("  ").Write(TextWidth.Pad(Printable.Line(segment.Id), name) + "  ");
            pen.Write(TextWidth.Pad(Printable.Line(segment.Owner), owner) + "  ", colours.StyleOf(MapColours.OwnerOf(segment)));
            pen.Write(TextWidth.Pad(Kind(segment), kind) + "  ", Style.Dim);
            pen.Write(Seen(ViewWords.Audience(segment), seenBy), segment.SeenBy.IsEveryone ? Style.Dim : Style.Plain);
            pen.Write(Number(segment.Tokens.Expected).PadLeft(6));
            pen.Write((segment.Tokens.Min == segment.Tokens.Max ? "" : Number(segment.Tokens.Max)).PadLeft(9), Style.Dim);
            pen.Write("  " + place.PadRight(6) + "  ", segment.Placement == Placement.Prefix ? MapColours.Prefix : Style.Plain);
            var beats = segment.Placement is Placement.Prefix or Placement.Tail ? "all"
                : waits ? ""
                : segment.LastUse <= segment.Birth ? $"{segment.Birth}" : $"{segment.Birth}–{segment.LastUse}";
            if (bar < 8)
            {
                pen.Line(beats);
                continue;
            }

            pen.Write(beats.PadRight(10));
            Bar(segment, bar, largest);
        }
    }

    private void Bar(PlannedSegment segment, int columns, int largest)
    {
        var style = segment.Placement == Placement.Prefix ? MapColours.Prefix
            : segment.Placement == Placement.Tail ? MapColours.Own
            : colours.StyleOf(MapColours.OwnerOf(segment));
        pen.Line(new string(pen.Colour ? '━' : '#', Math.Max(1, segment.Tokens.Expected * columns / largest)), style);
    }

    /// <summary>A cell of the audience column; empty if everyone sees everything.</summary>
    private static string Seen(string text, int columns) => columns == 0 ? "" : TextWidth.Pad(text, columns - 2) + "  ";

    private static string Kind(PlannedSegment segment) =>
        PlanFacts.Word(segment.Kind) + (segment.Level is null ? "" : $", {segment.Level}");

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static int Column(string heading, IEnumerable<string> texts, int most) =>
        Math.Min(most, texts.Max(text => TextWidth.Of(Printable.Line(text))) is var widest && widest > heading.Length ? widest : heading.Length);
}

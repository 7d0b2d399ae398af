using EigenFlux.Cli.Terminal;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Cli.Rendering;

/// <summary>
/// A line for each definition, and each entry of lore, that comes and goes: when it is in the window, when it is live, when it is written again, and when it is
/// missed.
/// </summary>
/// <param name="pen">Where to.</param>
/// <param name="colours">The colours of the segments.</param>
internal sealed class DefinitionLanes(Pen pen, MapColours colours)
{
    private const int MostLanes = 16;
    private const char Absent = '●';
    private const char Again = '↻';
    private const char Live = '█';
    private const char There = '▒';
    private const char Away = ' ';

    /// <summary>The meaning of the marks.</summary>
    public const string Legend = "█ live, ▒ still there, ↻ written again, ● live and not there";

    /// <summary>The definitions and entries of lore with a line: those of the stream, and those left out while they are live.</summary>
    public static IReadOnlyList<PlannedSegment> Of(ScenePlan plan) =>
    [
        .. plan.Definitions.Select(definition => definition.Segment).Concat(plan.Lore.Select(entry => entry.Segment))
            .Where(segment => segment.Uses.Count > 0),
    ];

    /// <summary>The heading of the lines.</summary>
    public static string Heading(ScenePlan plan)
    {
        var kinds = Of(plan).Select(segment => segment.Kind == SegmentKind.Lore).Distinct().ToList();
        return kinds.Count > 1 ? "Definitions and lore" : kinds is [true] ? "Entries of lore" : "Definitions";
    }

    /// <summary>Draws them.</summary>
    /// <param name="facts">The plan.</param>
    /// <param name="view">In whose window; null where everyone sees everything.</param>
    public void Render(PlanFacts facts, PlannedView? view)
    {
        var (schedule, history) = (WindowHistory.ScheduleOf(facts.Plan, view, worst: true), facts.History(worst: true, view));
        if (history.Count == 0)
        {
            return;
        }

        var grid = PictureGrid.For(pen, history.Count);
        var definitions = Of(facts.Plan);
        foreach (var segment in definitions.Take(MostLanes))
        {
            pen.Write(Name(segment).PadLeft(PictureGrid.Axis - 2) + " ▕", Style.Gutter);
            var marks = Marks(facts, view, segment, schedule, history);
            for (var column = 0; column < grid.Columns; column++)
            {
                var first = column * grid.BeatsPerColumn;
                var beats = marks[first..(grid.LastBeat(column, marks.Length) + 1)];
                Cell(beats, grid.Wide, colours.StyleOf(MapColours.OwnerOf(segment)));
            }

            pen.Line("▏", Style.Gutter);
        }

        if (definitions.Count > MostLanes)
        {
            pen.Line(FormattableString.Invariant($"  … {definitions.Count - MostLanes:N0} more …"), Style.Dim);
        }
    }

    private void Cell(ReadOnlySpan<char> beats, int wide, Style style)
    {
        var mark = beats.Contains(Absent) ? Absent : beats.Contains(Again) ? Again : (char?)null;
        var state = beats.Contains(Live) || mark == Again ? Live : beats.Contains(There) ? There : Away;
        if (mark is { } known)
        {
            pen.Write(known.ToString(), known == Absent ? Style.Error : Style.Warning);
            wide--;
        }

        pen.Write(new string(state, wide), style);
    }

    /// <summary>A mark for each beat. A definition is written again before a beat at which it is live.</summary>
    private static char[] Marks(
        PlanFacts facts,
        PlannedView? view,
        PlannedSegment segment,
        IReadOnlyList<ScheduleEntry> schedule,
        IReadOnlyList<IReadOnlyList<WindowHistory.Part>> history)
    {
        var uses = facts.Uses(segment);
        return
        [
            .. history.Select((window, beat) =>
            {
                var live = uses.Any(use => use.From <= beat && beat <= use.To);
                var there = window.Any(part => part.Segment.Id == segment.Id);
                return live && !there && facts.Sees(view, beat) ? Absent : !there ? Away : schedule[beat].Reinstated.Contains(segment.Id) ? Again : live ? Live : There;
            }),
        ];
    }

    /// <summary>As much of its name as fits: of one from another file, what follows the file's.</summary>
    private static string Name(PlannedSegment segment) =>
        TextWidth.Fit(Printable.Line(segment.Id[(segment.Id.LastIndexOf('.') + 1)..]), PictureGrid.Axis - 2);
}

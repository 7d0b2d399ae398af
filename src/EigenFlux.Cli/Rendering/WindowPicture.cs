using System.Globalization;
using EigenFlux.Cli.Terminal;
using EigenFlux.Scenes.Planning.Plans;

namespace EigenFlux.Cli.Rendering;

/// <summary>
/// A picture of the window over the scene: beats from left to right, the window's positions from top to bottom. The prefix stays at the
/// top; a segment of the stream comes in below and rises as what is before it is deleted.
/// </summary>
/// <param name="pen">Where to.</param>
/// <param name="colours">The colours of the segments.</param>
internal sealed class WindowPicture(Pen pen, MapColours colours)
{
    private const int Rows = 16;
    private const int Axis = PictureGrid.Axis;
    private const int LabelEvery = 4;
    private const string Own = "seen by its owner alone, never deleted";

    public void Render(ScenePlan plan, IReadOnlyList<ScheduleEntry> schedule, IReadOnlyList<IReadOnlyList<WindowHistory.Part>> history)
    {
        if (history.Count == 0)
        {
            return;
        }

        var grid = PictureGrid.For(pen, history.Count);
        var bands = pen.Colour ? 2 * Rows : Rows;
        var columns = Enumerable.Range(0, grid.Columns)
            .Select(column => Bands(history[grid.LastBeat(column, history.Count)], plan.Window, bands)).ToList();

        for (var row = 0; row < Rows; row++)
        {
            Label(row % LabelEvery == 0 ? plan.Window * row / Rows : null);
            foreach (var column in columns)
            {
                Cell(column, row, grid.Wide);
            }

            pen.Line("▏", Style.Gutter);
        }

        Label(plan.Window);
        pen.Line(new string('▔', grid.Width), Style.Gutter);
        Marks("deleted ", grid, schedule.Where(entry => entry.Deleted.Count + entry.Cut.Count > 0), '▲', Style.Error);
        Marks("  again ", grid, schedule.Where(entry => entry.Reinstated.Count > 0), '↻', Style.Warning);
        Beats(grid);
    }

    /// <summary>Names the colours or letters.</summary>
    public void Legend(ScenePlan plan)
    {
        pen.Write(new string(' ', Axis));
        Entry(pen.Colour ? "█" : "#=", MapColours.Prefix, "prefix, never deleted");
        var column = Axis + 24;
        if (plan.Views.Any(view => view.Secrets.Count > 0))
        {
            Entry(pen.Colour ? "█" : "%&", MapColours.Own, Own);
            column += Own.Length + 5;
        }

        var streamed = plan.Definitions.Select(definition => definition.Segment).Concat(plan.Lore.Select(entry => entry.Segment))
            .Where(segment => segment.Placement == Placement.Stream);
        foreach (var owner in plan.Stream.Concat(streamed).Select(MapColours.OwnerOf).Distinct(StringComparer.Ordinal))
        {
            var mark = pen.Colour ? "█" : $"{colours.LetterOf(owner)}{char.ToLowerInvariant(colours.LetterOf(owner))}";
            if ((column += mark.Length + owner.Length + 3) > pen.Width)
            {
                pen.Line().Write(new string(' ', Axis));
                column = Axis + mark.Length + owner.Length + 3;
            }

            Entry(mark, colours.StyleOf(owner), Printable.Line(owner));
        }

        pen.Line();
    }

    private void Entry(string mark, Style style, string name) => pen.Write(mark, style).Write($" {name}   ");

    private void Label(int? position)
    {
        var text = position is { } at ? at.ToString("N0", CultureInfo.InvariantCulture) : "";
        pen.Write(text.PadLeft(Axis - 2) + " ▕", Style.Gutter);
    }

    private void Cell(WindowHistory.Part?[] column, int row, int wide)
    {
        if (!pen.Colour)
        {
            pen.Write(new string(column[row] is { } part ? colours.MarkOf(part) : '·', wide));
            return;
        }

        var upper = column[2 * row] is { } above ? colours.Of(above) : MapColours.Free;
        var lower = column[(2 * row) + 1] is { } below ? colours.Of(below) : MapColours.Free;
        pen.Write(new string('▀', wide), Style.On(upper, lower));
    }

    /// <summary>What lies in the middle of each band of the window; null where it is free.</summary>
    private static WindowHistory.Part?[] Bands(IReadOnlyList<WindowHistory.Part> state, int window, int bands)
    {
        var found = new WindowHistory.Part?[bands];
        for (var band = 0; band < bands; band++)
        {
            var middle = (long)window * ((2 * band) + 1) / (2 * bands);
            var end = 0;
            foreach (var part in state)
            {
                end += part.Tokens;
                if (middle < end)
                {
                    found[band] = part;
                    break;
                }
            }
        }

        return found;
    }

    private void Marks(string name, PictureGrid grid, IEnumerable<ScheduleEntry> entries, char mark, Style style)
    {
        var marks = new char[grid.Width];
        Array.Fill(marks, ' ');
        foreach (var entry in entries)
        {
            marks[grid.Left(entry.Beat)] = mark;
        }

        var line = new string(marks).TrimEnd();
        if (line.Length > 0)
        {
            pen.Write(name, Style.Gutter).Line(line, style);
        }
    }

    private void Beats(PictureGrid grid)
    {
        pen.Write("  beat  ", Style.Gutter);
        var step = Step(grid);
        var written = 0;
        for (var beat = 0; grid.Left(beat) < grid.Width; beat += step)
        {
            var text = beat.ToString(CultureInfo.InvariantCulture);
            var at = grid.Left(beat);
            if (at < written)
            {
                continue;
            }

            pen.Write(new string(' ', at - written) + text, Style.Gutter);
            written = at + text.Length + 1;
            pen.Write(" ");
        }

        pen.Line();
    }

    /// <summary>How many beats from one number to the next, so that the numbers stand apart: 1, 2 or 5 times a power of ten.</summary>
    private static int Step(PictureGrid grid)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var factor in (ReadOnlySpan<int>)[1, 2, 5])
            {
                if (factor * power * grid.Wide / grid.BeatsPerColumn >= 6)
                {
                    return factor * power;
                }
            }
        }
    }
}

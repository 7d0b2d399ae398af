using System.Globalization;
using EigenFlux.Cli.Terminal;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Schedule;

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
    private const int Axis = 8;
    private const int WidestBeat = 6;
    private const int LabelEvery = 4;

    public void Render(ScenePlan plan, IReadOnlyList<ScheduleEntry> schedule, IReadOnlyList<IReadOnlyList<WindowHistory.Part>> history)
    {
        if (history.Count == 0)
        {
            return;
        }

        var room = Math.Clamp(pen.Width, 60, 160) - Axis - 2;
        var beatsPerColumn = (history.Count + room - 1) / room;
        var columnCount = (history.Count + beatsPerColumn - 1) / beatsPerColumn;
        var wide = Math.Clamp(room / columnCount, 1, WidestBeat);
        var bands = pen.Colour ? 2 * Rows : Rows;
        var columns = Enumerable.Range(0, columnCount)
            .Select(column => Bands(history[Math.Min(history.Count - 1, ((column + 1) * beatsPerColumn) - 1)], plan.Window, bands)).ToList();

        for (var row = 0; row < Rows; row++)
        {
            Label(row % LabelEvery == 0 ? plan.Window * row / Rows : null);
            foreach (var column in columns)
            {
                Cell(column, row, wide);
            }

            pen.Line("▏", Style.Gutter);
        }

        Label(plan.Window);
        pen.Line(new string('▔', columnCount * wide), Style.Gutter);
        Deletions(schedule, beatsPerColumn, columnCount, wide);
        Beats(columnCount, beatsPerColumn, wide);
    }

    /// <summary>Names the colours or letters.</summary>
    public void Legend(ScenePlan plan)
    {
        pen.Write(new string(' ', Axis));
        Entry(pen.Colour ? "█" : "#=", MapColours.Prefix, "prefix, never deleted");
        var column = Axis + 24;
        foreach (var owner in plan.Stream.Select(segment => segment.Owner).Distinct(StringComparer.Ordinal))
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

    private void Deletions(IReadOnlyList<ScheduleEntry> schedule, int beatsPerColumn, int columnCount, int wide)
    {
        var marks = new char[columnCount * wide];
        Array.Fill(marks, ' ');
        foreach (var entry in schedule.Where(entry => entry.Deleted.Count + entry.Cut.Count + entry.Reinstated.Count > 0))
        {
            var at = entry.Beat / beatsPerColumn * wide;
            marks[at] = entry.Deleted.Count + entry.Cut.Count > 0 ? '▲' : marks[at] == '▲' ? '▲' : '↻';
        }

        var line = new string(marks).TrimEnd();
        if (line.Length > 0)
        {
            pen.Write("deleted ", Style.Gutter).Line(line, Style.Error);
        }
    }

    private void Beats(int columnCount, int beatsPerColumn, int wide)
    {
        pen.Write("  beat  ", Style.Gutter);
        var step = Step(beatsPerColumn, wide);
        var written = 0;
        for (var beat = 0; beat / beatsPerColumn < columnCount; beat += step)
        {
            var text = beat.ToString(CultureInfo.InvariantCulture);
            var at = beat / beatsPerColumn * wide;
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
    private static int Step(int beatsPerColumn, int wide)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var factor in (ReadOnlySpan<int>)[1, 2, 5])
            {
                if (factor * power * wide / beatsPerColumn >= 6)
                {
                    return factor * power;
                }
            }
        }
    }
}

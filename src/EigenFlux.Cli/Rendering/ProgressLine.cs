using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Rendering;

/// <summary>A line of a terminal with the progress of a long command. It is redrawn in place, and cleared before other output.</summary>
/// <param name="pen">The terminal.</param>
internal sealed class ProgressLine(Pen pen)
{
    private const int Bar = 24;

    private string drawn = "";

    /// <summary>Draws the progress.</summary>
    /// <param name="done">The steps that are done.</param>
    /// <param name="planned">The steps that are planned.</param>
    /// <param name="what">What is being done.</param>
    public void Show(int done, int planned, string what)
    {
        var filled = (int)((long)Bar * done / Math.Max(1, planned));
        var count = $" {done:N0}/{planned:N0} ";
        var line = new string('━', filled) + new string('─', Bar - filled) + count + TextWidth.Fit(Printable.Line(what), pen.Width - Bar - count.Length - 1);
        if (line != drawn)
        {
            drawn = line;
            pen.EraseLine().Write(line, Style.Dim).Flush();
        }
    }

    public void Clear()
    {
        if (drawn.Length > 0)
        {
            drawn = "";
            pen.EraseLine().Flush();
        }
    }
}

using EigenFlux.Cli.Terminal;
using EigenFlux.Testing;

namespace EigenFlux.Cli.Rendering;

/// <summary>A line of a terminal with the progress of a test. It is redrawn in place, and cleared before other output.</summary>
/// <param name="pen">The terminal.</param>
internal sealed class TestProgressLine(Pen pen)
{
    private const int Bar = 24;

    private string drawn = "";

    public void Show(TestProgress progress)
    {
        var filled = (int)((long)Bar * progress.Done / Math.Max(1, progress.Planned));
        var runs = $" {progress.Done:N0}/{progress.Planned:N0} ";
        var what = TextWidth.Fit(Printable.Line($"{progress.Test} · {progress.Call}"), pen.Width - Bar - runs.Length - 1);
        var line = new string('━', filled) + new string('─', Bar - filled) + runs + what;
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

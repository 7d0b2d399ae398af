using System.Globalization;
using System.Text;

namespace EigenFlux.Cli.Terminal;

/// <summary>
/// One line below whatever is being written to the terminal, which is there while something happens and leaves nothing behind. All
/// that goes to the terminal passes <see cref="LiveStream"/>, so that the column of the cursor is known, and the line is gone before
/// anything is written over it.
/// </summary>
/// <param name="terminal">Where the line is written; itself no <see cref="LiveStream"/>.</param>
/// <param name="width">The terminal's columns now; 0 where nobody knows them.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveLine(Stream terminal, Func<int> width, TimeProvider time)
{
    // Where less than this is left of it, a line says nothing.
    private const int Narrowest = 20;

    // Nobody reads faster.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly CursorColumn cursor = new();
    private string? shown;
    private int shownWidth;
    private long shownAt;
    private bool active;
    private bool paused;

    /// <summary>Held while the terminal is written to.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Whether the line may be shown: between <see cref="Begin"/> and <see cref="End"/>.</summary>
    public bool IsActive => active;

    /// <summary>The line may be shown from now on. The cursor is at a line's beginning.</summary>
    public void Begin()
    {
        lock (Gate)
        {
            cursor.Reset();
            (active, paused) = (true, false);
        }
    }

    /// <summary>Takes the line away for good.</summary>
    public void End()
    {
        lock (Gate)
        {
            Erase();
            active = false;
        }
    }

    /// <summary>Takes the line away while somebody types.</summary>
    public void Pause()
    {
        lock (Gate)
        {
            Erase();
            paused = true;
        }
    }

    /// <summary>What was typed has ended with a line's end, where there was a pause.</summary>
    public void Resume()
    {
        lock (Gate)
        {
            if (paused)
            {
                cursor.Reset();
                paused = false;
            }
        }
    }

    /// <summary>Shows a text, made for so many columns; less often than that is asked for.</summary>
    public void Show(Func<int, string> text, Style style, bool colour)
    {
        lock (Gate)
        {
            if (!active || paused || (shown is not null && time.GetElapsedTime(shownAt) < Between))
            {
                return;
            }

            var columns = width();
            if (shown is not null && columns != shownWidth)
            {
                // The terminal has broken its lines anew: the end of the next line determines the cursor's position.
                Erase();
                cursor.Lose();
            }

            if (columns < Narrowest || cursor.At(columns) is not { } column)
            {
                Erase();
                return;
            }

            // The last column is left free, since a terminal breaks the line there sooner or later.
            var line = TextWidth.Fit(Printable.Line(text(columns - 1)), columns - 1);
            if (line != shown)
            {
                var styled = colour ? $"\e[{style.Code}m{line}\e[0m" : line;
                Write(string.Create(CultureInfo.InvariantCulture, $"\r\n{styled}\e[K\e[A\e[{column + 1}G"));
                (shown, shownWidth) = (line, columns);
            }

            shownAt = time.GetTimestamp();
        }
    }

    /// <summary>Something is about to be written where the cursor is.</summary>
    internal void Pass(ReadOnlySpan<byte> bytes)
    {
        if (active && cursor.Move(bytes, shown is null ? Math.Max(width(), 1) : shownWidth))
        {
            Erase();
        }
    }

    private void Erase()
    {
        if (shown is not null)
        {
            // The line is the one thing below the cursor.
            Write("\e[J");
            shown = null;
        }
    }

    private void Write(string text)
    {
        terminal.Write(Encoding.UTF8.GetBytes(text));
        terminal.Flush();
    }
}

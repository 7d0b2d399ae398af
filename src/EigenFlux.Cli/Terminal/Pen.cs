namespace EigenFlux.Cli.Terminal;

/// <summary>
/// Writes styled text to one of the two outputs: the only way to a terminal. What is written shows and does not act, wherever it comes
/// from (<see cref="Printable.Screen"/>); only styles and <see cref="Control"/> do.
/// </summary>
/// <param name="writer">Where it goes.</param>
/// <param name="colour">Whether styles are written; without, only the text is.</param>
/// <param name="width">The columns there are for a line.</param>
internal sealed class Pen(TextWriter writer, bool colour, int width)
{
    public const int DefaultWidth = 100;

    // Longer lines are hard to read, however wide the terminal is.
    private const int WidestProse = 100;

    public bool Colour => colour;

    public int Width => width;

    /// <summary>The columns for prose: all there are, but no more than can be read with ease.</summary>
    public int ProseWidth => Math.Min(width, WidestProse);

    public Pen Write(string text)
    {
        writer.Write(Printable.Screen(text));
        return this;
    }

    /// <summary>Moves the cursor, or erases: a sequence of the command line's own.</summary>
    public Pen Control(string sequence)
    {
        writer.Write(sequence);
        return this;
    }

    /// <summary>Goes to the beginning of the line, and erases it.</summary>
    public Pen EraseLine() => Control("\r\e[K");

    public Pen Write(string text, Style style)
    {
        if (!colour || style.Code.Length == 0 || text.Length == 0)
        {
            return Write(text);
        }

        writer.Write("\e[");
        writer.Write(style.Code);
        writer.Write('m');
        Write(text);
        writer.Write("\e[0m");
        return this;
    }

    public Pen Line(string text = "")
    {
        Write(text);
        writer.Write('\n');
        return this;
    }

    public Pen Line(string text, Style style) => Write(text, style).Line();

    public void Flush() => writer.Flush();
}

namespace EigenFlux.Cli.Terminal;

/// <summary>Writes styled text to one of the two outputs.</summary>
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
        writer.Write(text);
        return this;
    }

    public Pen Write(string text, Style style)
    {
        if (!colour || style.Code.Length == 0 || text.Length == 0)
        {
            writer.Write(text);
            return this;
        }

        writer.Write("\e[");
        writer.Write(style.Code);
        writer.Write('m');
        writer.Write(text);
        writer.Write("\e[0m");
        return this;
    }

    public Pen Line(string text = "")
    {
        writer.Write(text);
        writer.Write('\n');
        return this;
    }

    public Pen Line(string text, Style style) => Write(text, style).Line();

    public void Flush() => writer.Flush();
}

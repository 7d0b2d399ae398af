using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Tests.Support;

/// <summary>A pen that writes to memory.</summary>
internal sealed class Ink
{
    private readonly StringWriter writer = new() { NewLine = "\n" };

    public Ink(bool colour = false, int width = 80) => Pen = new Pen(writer, colour, width);

    public Pen Pen { get; }

    /// <summary>What was written, without spaces at the ends of lines, after an empty line as raw literals have it.</summary>
    public string Text => string.Join('\n', writer.ToString().Split('\n').Select(line => line.TrimEnd())).TrimEnd();

    public string Raw => writer.ToString();
}

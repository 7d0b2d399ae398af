using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Rendering.Explain;

/// <summary>Prints the life of a segment for a person.</summary>
/// <param name="pen">Where to.</param>
internal sealed class ExplanationText(Pen pen)
{
    private const string Indent = "  ";

    public void Render(Explanation explained)
    {
        pen.Line(Printable.Line(explained.Segment.Id), Style.Heading);
        foreach (var line in Printable.Prose(explained.Segment.Text).TrimEnd().Split('\n').Where(line => line.Length > 0))
        {
            Paragraph($"│ {line.Trim()}", Style.Dim);
        }

        foreach (var sentence in new ExplanationSentences(explained).All())
        {
            Paragraph(Printable.Line(sentence), sentence.StartsWith("Fix:", StringComparison.Ordinal) ? Style.Success : Style.Plain);
        }

        pen.Flush();
    }

    /// <summary>Breaks a text between words; what follows its first line begins under it.</summary>
    private void Paragraph(string text, Style style)
    {
        var width = pen.ProseWidth - Indent.Length;
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && TextWidth.Of(line) + 1 + TextWidth.Of(word) > width)
            {
                pen.Write(Indent).Line(line, style);
                line = text.StartsWith('│') ? $"│ {word}" : word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        pen.Write(Indent).Line(line, style);
    }
}

using System.Text;

namespace EigenFlux.Cli.Terminal;

/// <summary>Writes a text that comes in pieces, and breaks its lines between words. A word is held back until it is whole.</summary>
/// <param name="pen">Where to.</param>
/// <param name="columns">The columns of a line; 0 to break none and hold nothing back.</param>
internal sealed class WordWrapper(Pen pen, int columns)
{
    private readonly StringBuilder word = new();
    private int column;
    private int spaces;
    private Style style;

    /// <summary>Whether something stands in the line that is being written.</summary>
    public bool InLine => column > 0 || word.Length > 0;

    public void Write(string text, Style look)
    {
        if (columns == 0)
        {
            if (text.Length > 0)
            {
                pen.Write(text, look);
                column = text.EndsWith('\n') ? 0 : 1;
            }

            return;
        }

        if (look != style)
        {
            EndWord();
            style = look;
        }

        foreach (var c in text)
        {
            switch (c)
            {
                case '\n':
                    EndLine();
                    break;
                case ' ' or '\t':
                    EndWord();
                    spaces++;
                    break;
                default:
                    word.Append(c);
                    break;
            }
        }
    }

    /// <summary>Ends the line.</summary>
    public void EndLine()
    {
        EndWord();
        pen.Line();
        (column, spaces) = (0, 0);
    }

    private void EndWord()
    {
        if (word.Length == 0)
        {
            return;
        }

        var text = word.ToString();
        var width = TextWidth.Of(text);
        if (column > 0 && column + spaces + width > columns)
        {
            pen.Line();
            (column, spaces) = (0, 0);
        }

        pen.Write(new string(' ', spaces)).Write(text, style);
        column += spaces + width;
        spaces = 0;
        word.Clear();
    }
}

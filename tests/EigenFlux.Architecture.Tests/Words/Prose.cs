using System.Text;

namespace EigenFlux.Architecture.Tests.Words;

/// <summary>The text of a file that is meant for people, without code and markup. A phrase may be broken over two lines of the file, but not over two paragraphs.</summary>
/// <param name="path">The path of the file from the root.</param>
internal sealed class Prose(string path)
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Offset, int Line)> _lines = [];

    /// <summary>The path of the file from the root.</summary>
    public string Path => path;

    /// <summary>The paragraphs, separated by line breaks; white space inside a paragraph is one space.</summary>
    public string Text => _text.ToString();

    /// <summary>Appends text of one line of the file to the current paragraph.</summary>
    /// <param name="line">The one-based line in the file.</param>
    /// <param name="text">The text.</param>
    public void Add(int line, string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > 0)
        {
            _text.Append(_text.Length == 0 || _text[^1] == '\n' ? "" : " ");
            _lines.Add((_text.Length, line));
            _text.Append(words);
        }
    }

    /// <summary>Ends the current paragraph.</summary>
    public void EndParagraph()
    {
        if (_text.Length > 0 && _text[^1] != '\n')
        {
            _text.Append('\n');
        }
    }

    /// <summary>The line in the file of a position in the text.</summary>
    public int LineAt(int offset) => _lines.Last(line => line.Offset <= offset).Line;
}

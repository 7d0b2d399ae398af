namespace EigenFlux.Language.Tests.Compilations;

/// <summary>A sequence of versions of a text, as an author who makes many mistakes would type them. The same seed gives the same versions.</summary>
internal sealed class RandomEdits(string text, int seed)
{
    private static readonly string[] Snippets =
    [
        "\"", "\"\"\"", "{", "}", "(", ")", "[", "]", "\n", "\n\n", " ", "/", "/*", "*/", "//", "///", ":", ",", ".", "->", "=", "\\", "§", "\u201C", "'", "a", "7",
        "let x = 1\n", "scene Other {\n", "character Zoe { brief \"Z.\" }\n", " until line", " seen by Ada", "narrator: \"Yes.\"\n", "import \"other.eflux\"\n",
        "    ", "\t", "\r\n", "\r", "record R { a: text }\n", "if x == 1 {\n", "repeet", "note ", "Ada", "ü", "\uD800", "{x}", "/// Doc.\n", "# ",
    ];

    private readonly Random _random = new(seed);
    private readonly List<string> _past = [text];

    /// <summary>The current version.</summary>
    public string Text { get; private set; } = text;

    /// <summary>Makes one edit.</summary>
    public string Next()
    {
        Text = _random.Next(12) switch
        {
            0 => Remove(1),
            1 => Remove(_random.Next(1, 40)),
            2 => RemoveLine(),
            3 => MoveLine(),
            // Undo, to a version that is not far.
            4 => _past[Math.Max(0, _past.Count - 1 - _random.Next(4))],
            5 => Insert(Slice()),
            _ => Insert(Snippets[_random.Next(Snippets.Length)]),
        };
        _past.Add(Text);
        return Text;
    }

    private int Place() => _random.Next(Text.Length + 1);

    private string Insert(string snippet) => Text.Insert(Place(), snippet);

    private string Slice()
    {
        var start = Place();
        return Text.Substring(start, Math.Min(_random.Next(60), Text.Length - start));
    }

    private string Remove(int length)
    {
        var start = Place();
        return Text.Remove(start, Math.Min(length, Text.Length - start));
    }

    private string RemoveLine()
    {
        var lines = Text.Split('\n').ToList();
        lines.RemoveAt(_random.Next(lines.Count));
        return string.Join('\n', lines);
    }

    private string MoveLine()
    {
        var lines = Text.Split('\n').ToList();
        var line = lines[_random.Next(lines.Count)];
        lines.Remove(line);
        lines.Insert(_random.Next(lines.Count + 1), line);
        return string.Join('\n', lines);
    }
}

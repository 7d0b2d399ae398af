using System.Globalization;
using System.Text;

namespace EigenFlux.Benchmarks.Layout.Generation;

/// <summary>Writes one program of the suite, and the turns that go with it.</summary>
internal sealed class PlayWriter
{
    private const int LongestLine = 46;
    private const int LongestParagraph = 92;

    private readonly StringBuilder characters = new();
    private readonly StringBuilder header = new();
    private readonly StringBuilder body = new();
    private readonly List<string> turns = [];
    private readonly Deck sentences;
    private readonly Deck narration;
    private readonly string about;
    private int indent = 1;

    /// <param name="name">The program's name, which its files have too.</param>
    /// <param name="about">What it tries, in a sentence.</param>
    /// <param name="thing">What its story is about.</param>
    public PlayWriter(string name, string about, string thing, ulong seed)
    {
        (Name, this.about, Thing, Draw) = (name, about, thing, new Draw(seed));
        sentences = new Deck(Phrases.Sentences, Draw);
        narration = new Deck(Phrases.Narration, Draw);
        People = new People(Draw);
    }

    public string Name { get; }

    public string Thing { get; }

    public Draw Draw { get; }

    public People People { get; }

    /// <summary>The people whose names the turns may say.</summary>
    public IReadOnlyList<Person> Company { get; set; } = [];

    /// <summary>The program.</summary>
    public string Program =>
        $"// {about}\n// Written by `layout generate`; the turns are in {Name}.turns.txt.\n\n{characters}{header}\n{body}  return last: said\n}}\n";

    /// <summary>The recording.</summary>
    public string Turns => $"# {about}\n{string.Concat(turns.Select(turn => turn + "\n"))}";

    public void Character(Person person)
    {
        var text = characters;
        text.Append(CultureInfo.InvariantCulture, $"character {person.Id}{(person.Id == person.Display ? "" : $" \"{person.Display}\"")} {{\n");
        text.Append(CultureInfo.InvariantCulture, $"  brief \"{person.Brief}\"\n");
        if (person.Full.Length > 0)
        {
            text.Append("  full \"\"\"\n");
            foreach (var line in Wrapped(person.Full, 112))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {line}\n");
            }

            text.Append("    \"\"\"\n");
        }

        if (person.Voice.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  voice \"{person.Voice}\"\n");
        }

        foreach (var line in person.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"  line \"{line}\"\n");
        }

        if (person.Weight != 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"  weight {person.Weight}\n");
        }

        text.Append("}\n\n");
    }

    public void Declare(string text) => characters.Append(text).Append("\n\n");

    /// <summary>Begins the scene. The benchmark puts its own windows in the place of this one.</summary>
    public void Scene(string name, IEnumerable<string> cast, int reserve = 96, string target = "screenplay")
    {
        header.Append(CultureInfo.InvariantCulture, $"scene {name} {{\n  window 100000 tokens, reserve {reserve}\n  target {target}\n");
        header.Append("  delete by turn down to 70 %\n  cache exact\n");
        var who = Wrapped(string.Join(", ", cast), 110);
        header.Append(CultureInfo.InvariantCulture, $"  cast {string.Join("\n    ", who)}\n");
    }

    public void Raw(string statement) =>
        body.Append(' ', indent * 2).Append(statement).Append('\n');

    /// <summary>A block: what <paramref name="inside"/> writes stands in it.</summary>
    public void Block(string head, Action inside)
    {
        Raw(head + " {");
        indent++;
        inside();
        indent--;
        Raw("}");
    }

    public void Pin(string text) => Raw($"pin \"{text}\"");

    public void Setting(string text) => Raw($"setting \"{text}\"");

    public void Narrate(string text) => Raw($"narrator: \"{text}\"");

    public void Line(Person who, string text) => Raw($"{who.Id}: \"{text}\"");

    /// <summary>A scripted line of the usual kind.</summary>
    public void Line(Person who) => Line(who, Speech(who));

    /// <summary>A generated line.</summary>
    public void Turn(Person who, string capture = "said")
    {
        Raw($"{who.Id} -> {capture} until line, 70 tokens");
        Said(who);
    }

    /// <summary>A generated paragraph of the narrator's.</summary>
    public void Paragraph(IReadOnlyList<Person> about)
    {
        Raw("narrator -> said until paragraph, 130 tokens");
        turns.Add(Escaped(Prose(about, Draw.Between(2, 5))));
    }

    /// <summary>A turn of a statement that was written before, in a loop.</summary>
    public void Said(Person who) => turns.Add(Escaped(Speech(who)));

    /// <summary>A turn of that very text.</summary>
    public void Said(string text) => turns.Add(Escaped(text));

    /// <summary>What someone says: one to five sentences, mostly two.</summary>
    public string Speech(Person who)
    {
        var text = Draw.Percent(20) ? Draw.Of(Phrases.Openers) + " " : "";
        var count = Draw.Below(10) switch { < 3 => 1, < 7 => 2, < 9 => 3, _ => 4 };
        for (var i = 0; i < count; i++)
        {
            var more = sentences.Next();
            if (i > 0 && Words(text) + Words(more) > LongestLine)
            {
                break;
            }

            text += more + " ";
        }

        return Filled(text.TrimEnd(), [.. Company.Where(other => other != who)]);
    }

    /// <summary>A piece of narration.</summary>
    public string Prose(IReadOnlyList<Person> about, int count)
    {
        var text = "";
        for (var i = 0; i < count; i++)
        {
            var more = narration.Next();
            if (i > 0 && Words(text) + Words(more) > LongestParagraph)
            {
                break;
            }

            text += more + " ";
        }

        return Filled(text.TrimEnd(), about);
    }

    private string Filled(string text, IReadOnlyList<Person> others)
    {
        while (text.IndexOf("{other}", StringComparison.Ordinal) is var at and >= 0)
        {
            var name = others.Count > 0 ? Draw.Of(others).Display : "somebody";
            text = string.Concat(text.AsSpan(0, at), name, text.AsSpan(at + "{other}".Length));
        }

        text = text
            .Replace("{thing}", Thing, StringComparison.Ordinal)
            .Replace("{place}", Draw.Of(Phrases.Places), StringComparison.Ordinal)
            .Replace("{count}", Draw.Of(Phrases.Counts), StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static int Words(string text) => text.Count(letter => letter == ' ') + 1;

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static List<string> Wrapped(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length + 1 > width)
            {
                lines.Add(line);
                line = "";
            }

            line += line.Length > 0 ? " " + word : word;
        }

        lines.Add(line);
        return lines;
    }
}

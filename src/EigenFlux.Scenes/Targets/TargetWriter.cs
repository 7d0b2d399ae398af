using EigenFlux.Scenes.Program;

namespace EigenFlux.Scenes.Targets;

/// <summary>Writes segments as a target has them.</summary>
public sealed class TargetWriter(TargetData target)
{
    /// <summary>The target.</summary>
    public TargetData Target => target;

    /// <summary>A definition at one level, with its voice, facts and example lines, and a line break at its end.</summary>
    public string Definition(string name, string text, string? voice, IReadOnlyList<string> facts, IReadOnlyList<string> lines)
    {
        var template = text.Contains(name, StringComparison.OrdinalIgnoreCase) ? target.Definition : target.NamedDefinition;
        var written = Fill(template, name, text);
        written += string.Concat(facts.Select(fact => Fill(target.Fact, name, fact)));
        if (!string.IsNullOrWhiteSpace(voice))
        {
            written += Fill(target.Voice, name, voice.TrimEnd('.'));
        }

        written += string.Concat(lines.Select(line => Fill(target.ExampleLine, name, line)));
        return written + "\n";
    }

    /// <summary>A definition that is written while the story runs: when its character comes in, and when it comes back.</summary>
    public SegmentText Entrance(string definition) => Frame(target.Entrance, "", definition.TrimEnd('\n'));

    /// <summary>An entry of lore, which is written while the story runs.</summary>
    public SegmentText Lore(string text) => Frame(target.Lore, "", text.TrimEnd());

    /// <summary>Writes the summary of deleted text.</summary>
    public SegmentText Summary(string text) => Frame(target.Summary, "", text.Trim());

    /// <summary>A pinned text, with a line break at its end.</summary>
    public string Pin(string text) => Fill(target.Pin, "", text) + "\n";

    /// <summary>A text of the author's, in its frame.</summary>
    public SegmentText Write(WriteKind kind, string name, string text) => Frame(FrameOf(kind), name, text);

    /// <summary>Writes the opening of a generated turn.</summary>
    public SegmentText OpenTurn(string? name) => new SegmentText().Add(TurnFrame(name).Open, name ?? "");

    /// <summary>The text between the opening of a turn and its text, as in the author's lines.</summary>
    public string GapOf(string? name) => TurnFrame(name).Gap;

    /// <summary>Writes the closing of a generated turn.</summary>
    public SegmentText CloseTurn(string? name) => new SegmentText().Add(TurnFrame(name).Close, name ?? "");

    /// <summary>Writes a complete generated turn, to write it again or for another model.</summary>
    public SegmentText Turn(string? name, string said) => Frame(TurnFrame(name), name ?? "", said);

    /// <summary>The label that begins a turn of the speaker, or of the narrator; null if there is none.</summary>
    public string? Label(string? name)
    {
        var label = name is null ? target.NarratorLabel : target.Label.Replace("{name}", name, StringComparison.Ordinal);
        return label.Length == 0 ? null : label;
    }

    private static SegmentText Frame(TextFrame frame, string name, string text) =>
        new SegmentText().Add(frame.Open, name).Add(frame.Gap).AddSaid(text).Add(frame.Close, name);

    private TextFrame TurnFrame(string? name) => name is null ? target.NarratorTurn : target.Turn;

    private TextFrame FrameOf(WriteKind kind) => kind switch
    {
        WriteKind.Setting => target.Setting,
        WriteKind.Note => target.Note,
        WriteKind.Narration => target.Narration,
        WriteKind.Line => target.Line,
        _ => throw new InvalidOperationException($"{kind} is not a kind of text."),
    };

    // The text goes in last, so that a "{name}" which an author wrote stays what it is.
    private static string Fill(string template, string name, string text) =>
        template.Replace("{name}", name, StringComparison.Ordinal).Replace("{text}", text, StringComparison.Ordinal);
}

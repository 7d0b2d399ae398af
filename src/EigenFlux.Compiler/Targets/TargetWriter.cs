using EigenFlux.Compiler.Image;

namespace EigenFlux.Compiler.Targets;

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

    /// <summary>A definition that is written when its character comes in.</summary>
    public SegmentText Entrance(string definition) =>
        new SegmentText().Add(target.Entrance.Open).Add(target.Entrance.Gap).Add(definition).Add(target.Entrance.Close);

    /// <summary>The summary of what was deleted.</summary>
    public SegmentText Summary(string text) =>
        new SegmentText().Add(target.Summary.Open).Add(target.Summary.Gap).Add(text.Trim()).Add(target.Summary.Close);

    /// <summary>A pinned text, with a line break at its end.</summary>
    public string Pin(string text) => Fill(target.Pin, "", text) + "\n";

    /// <summary>A text of the author's, in its frame.</summary>
    public SegmentText Write(WriteKind kind, string name, string text)
    {
        var frame = FrameOf(kind);
        return new SegmentText().Add(frame.Open, name).Add(frame.Gap).Add(text).Add(frame.Close, name);
    }

    /// <summary>What opens a turn that a model generates.</summary>
    public SegmentText OpenTurn(string? name) => new SegmentText().Add(TurnFrame(name).Open, name ?? "");

    /// <summary>What closes a turn that a model generated.</summary>
    public SegmentText CloseTurn(string? name) => new SegmentText().Add(TurnFrame(name).Close, name ?? "");

    /// <summary>A generated turn as a whole, to write it again or for another model.</summary>
    public SegmentText Turn(string? name, string said) => new SegmentText()
        .Add(TurnFrame(name).Open, name ?? "").Add(TurnFrame(name).Gap).Add(said).Add(TurnFrame(name).Close, name ?? "");

    /// <summary>What begins a turn of the speaker; null for the narrator where narration has no label.</summary>
    public string? Label(string? name) => name is null && target.NarratorName.Length == 0
        ? null
        : target.Label.Replace("{name}", name ?? target.NarratorName, StringComparison.Ordinal);

    private TextFrame TurnFrame(string? name) => name is null ? target.NarratorTurn : target.Turn;

    private TextFrame FrameOf(WriteKind kind) => kind switch
    {
        WriteKind.Setting => target.Setting,
        WriteKind.Note => target.Note,
        WriteKind.Narration => target.Narration,
        _ => target.Line,
    };

    // The text goes in last, so that a "{name}" which an author wrote stays what it is.
    private static string Fill(string template, string name, string text) =>
        template.Replace("{name}", name, StringComparison.Ordinal).Replace("{text}", text, StringComparison.Ordinal);
}

namespace EigenFlux.Scenes.Targets;

/// <summary>
/// A target as data: how each kind of segment is written, and what ends a line. In every text <c>{name}</c> is the display name of
/// who speaks or is defined, and <c>{text}</c> what is said. Only the name and two frames have to be given; the others follow them.
/// </summary>
public sealed record TargetData : ITarget
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>A scripted line, and one that a person says.</summary>
    public required TextFrame Line { get; init; }

    /// <summary>The narrator's scripted text.</summary>
    public required TextFrame Narration { get; init; }

    /// <summary>The frame of a generated turn of a character; <see cref="Line"/> by default.</summary>
    public TextFrame Turn { get => field ?? Line; init; }

    /// <summary>The frame of a generated turn of the narrator; <see cref="Narration"/> by default.</summary>
    public TextFrame NarratorTurn { get => field ?? Narration; init; }

    /// <summary>The frame of the setting; <see cref="Narration"/> by default.</summary>
    public TextFrame Setting { get => field ?? Narration; init; }

    /// <summary>The frame of a note; <see cref="Setting"/> by default.</summary>
    public TextFrame Note { get => field ?? Setting; init; }

    /// <summary>
    /// The frame of a definition that is written while the story runs, when a character enters or the definition is restored. It
    /// is within the story, so it should read as a part of it; <see cref="Setting"/> by default.
    /// </summary>
    public TextFrame Entrance { get => field ?? Setting; init; }

    /// <summary>The frame of an entry of lore, which is written while the story runs; <see cref="Note"/> by default.</summary>
    public TextFrame Lore { get => field ?? Note; init; }

    /// <summary>The frame of the summary of deleted text, which precedes the remaining text; <see cref="Note"/> by default.</summary>
    public TextFrame Summary { get => field ?? Note; init; }

    /// <summary>The text before the first segment of the prefix.</summary>
    public IReadOnlyList<Markup> PrefixOpen { get; init; } = [];

    /// <summary>The text after the last segment of the prefix; a line break by default.</summary>
    public IReadOnlyList<Markup> PrefixClose { get; init; } = [new Markup("\n")];

    /// <summary>The replacement for a prefix without definitions and pins, such as the opening of the first message.</summary>
    public IReadOnlyList<Markup> EmptyPrefix { get; init; } = [];

    /// <summary>The format of a definition whose text contains the name.</summary>
    public string Definition { get; init; } = "{text}";

    /// <summary>The format of a definition whose text does not contain the name.</summary>
    public string NamedDefinition { get; init; } = "{name} — {text}";

    /// <summary>A voice, within a definition.</summary>
    public string Voice { get; init; } = " Voice: {text}.";

    /// <summary>A fact, within a definition.</summary>
    public string Fact { get; init; } = " {text}";

    /// <summary>The frame of an example line, after its definition; <see cref="Line"/> by default.</summary>
    public string ExampleLine { get => field ?? ("\n" + Line).TrimEnd(); init; }

    /// <summary>A pinned text.</summary>
    public string Pin { get; init; } = "{text}";

    /// <summary>
    /// The text that begins a turn, before which a generated turn of another speaker stops. The opening of <see cref="Turn"/>, on
    /// a line of its own, by default; empty for none.
    /// </summary>
    public string Label { get => field ?? OnItsOwnLine(Turn); init; }

    /// <summary>The label that begins the narrator's turn. By default that of <see cref="NarratorTurn"/>, as for <see cref="Label"/>.</summary>
    public string NarratorLabel { get => field ?? OnItsOwnLine(NarratorTurn); init; }

    /// <summary>The texts that end a line.</summary>
    public IReadOnlyList<string> LineEnds { get; init; } = ["\n"];

    /// <summary>The texts that end a paragraph.</summary>
    public IReadOnlyList<string> ParagraphEnds { get; init; } = ["\n\n"];

    /// <summary>The texts that end a character's turn whatever its stops are, such as a closing quotation mark; reported as a line.</summary>
    public IReadOnlyList<string> TurnEnds { get; init; } = [];

    /// <summary>The texts that end any generated turn like an end-of-text token: the end of a message that the vocabulary spells out.</summary>
    public IReadOnlyList<string> MessageEnds { get; init; } = [];

    /// <summary>Whether only entire segments can be deleted, because a partial one would break the format.</summary>
    public bool WholeSegmentsOnly { get; init; }

    /// <inheritdoc/>
    TargetData ITarget.For(TargetRequest request) => this;

    private static string OnItsOwnLine(TextFrame frame) =>
        TextFrame.Join(frame.Open) is { Length: > 0 } open ? "\n" + open.TrimStart('\n') : "";
}

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

    /// <summary>A turn that a model generates for a character. As <see cref="Line"/> where it is not given.</summary>
    public TextFrame Turn { get => field ?? Line; init; }

    /// <summary>A turn that a model generates for the narrator. As <see cref="Narration"/> where it is not given.</summary>
    public TextFrame NarratorTurn { get => field ?? Narration; init; }

    /// <summary>The setting. As <see cref="Narration"/> where it is not given.</summary>
    public TextFrame Setting { get => field ?? Narration; init; }

    /// <summary>A note. As <see cref="Setting"/> where it is not given.</summary>
    public TextFrame Note { get => field ?? Setting; init; }

    /// <summary>
    /// What is put around a definition that is written while the story runs: of someone who comes in, or whose definition comes back.
    /// It stands amid the story, so it should read as a part of one. As <see cref="Setting"/> where it is not given.
    /// </summary>
    public TextFrame Entrance { get => field ?? Setting; init; }

    /// <summary>An entry of lore, which is written while the story runs. As <see cref="Note"/> where it is not given.</summary>
    public TextFrame Lore { get => field ?? Note; init; }

    /// <summary>The summary of what was deleted, which stands before what is left. As <see cref="Note"/> where it is not given.</summary>
    public TextFrame Summary { get => field ?? Note; init; }

    /// <summary>What comes before the first segment of the prefix.</summary>
    public IReadOnlyList<Markup> PrefixOpen { get; init; } = [];

    /// <summary>What comes after the last segment of the prefix; a line break where it is not given.</summary>
    public IReadOnlyList<Markup> PrefixClose { get; init; } = [new Markup("\n")];

    /// <summary>What stands in the place of a prefix that has neither definitions nor pins, such as what opens the first message.</summary>
    public IReadOnlyList<Markup> EmptyPrefix { get; init; } = [];

    /// <summary>A definition whose text tells the name.</summary>
    public string Definition { get; init; } = "{text}";

    /// <summary>A definition whose text does not tell the name.</summary>
    public string NamedDefinition { get; init; } = "{name} — {text}";

    /// <summary>A voice, within a definition.</summary>
    public string Voice { get; init; } = " Voice: {text}.";

    /// <summary>A fact, within a definition.</summary>
    public string Fact { get; init; } = " {text}";

    /// <summary>An example line, after its definition. As <see cref="Line"/> where it is not given.</summary>
    public string ExampleLine { get => field ?? ("\n" + Line).TrimEnd(); init; }

    /// <summary>A pinned text.</summary>
    public string Pin { get; init; } = "{text}";

    /// <summary>
    /// What begins another's turn, so that a generated one stops before it: what opens <see cref="Turn"/>, on a line of its own, where
    /// it is not given. Empty where nothing does.
    /// </summary>
    public string Label { get => field ?? OnItsOwnLine(Turn); init; }

    /// <summary>What begins the narrator's turn. As <see cref="Label"/>, of <see cref="NarratorTurn"/>.</summary>
    public string NarratorLabel { get => field ?? OnItsOwnLine(NarratorTurn); init; }

    /// <summary>What ends a line.</summary>
    public IReadOnlyList<string> LineEnds { get; init; } = ["\n"];

    /// <summary>What ends a paragraph.</summary>
    public IReadOnlyList<string> ParagraphEnds { get; init; } = ["\n\n"];

    /// <summary>What ends a character's turn whatever its stops are, such as a closing quotation mark; reported as a line.</summary>
    public IReadOnlyList<string> TurnEnds { get; init; } = [];

    /// <summary>What ends any generated turn as the model's end of text does: a message's end that the vocabulary spells out.</summary>
    public IReadOnlyList<string> MessageEnds { get; init; } = [];

    /// <summary>Whether only whole segments can be deleted, since a cut one would break the format.</summary>
    public bool WholeSegmentsOnly { get; init; }

    /// <inheritdoc/>
    TargetData ITarget.For(TargetRequest request) => this;

    private static string OnItsOwnLine(TextFrame frame) =>
        TextFrame.Join(frame.Open) is { Length: > 0 } open ? "\n" + open.TrimStart('\n') : "";
}

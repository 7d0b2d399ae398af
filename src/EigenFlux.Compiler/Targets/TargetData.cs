namespace EigenFlux.Compiler.Targets;

/// <summary>
/// A target as data: how each kind of segment is written for one family of models, and what ends a line. In every text,
/// <c>{name}</c> is the display name of who speaks or is defined, and <c>{text}</c> what is said.
/// </summary>
public sealed record TargetData
{
    /// <summary>The name that <c>target</c> takes.</summary>
    public required string Name { get; init; }

    /// <summary>What comes before the first segment of the prefix.</summary>
    public IReadOnlyList<Markup> PrefixOpen { get; init; } = [];

    /// <summary>What comes after the last segment of the prefix.</summary>
    public required IReadOnlyList<Markup> PrefixClose { get; init; }

    /// <summary>A definition whose text tells the name.</summary>
    public required string Definition { get; init; }

    /// <summary>A definition whose text does not tell the name.</summary>
    public required string NamedDefinition { get; init; }

    /// <summary>A voice, within a definition.</summary>
    public required string Voice { get; init; }

    /// <summary>A fact, within a definition.</summary>
    public required string Fact { get; init; }

    /// <summary>An example line, after its definition.</summary>
    public required string ExampleLine { get; init; }

    /// <summary>What is put around the definition of someone who comes in while the story runs.</summary>
    public TextFrame Entrance { get; init; } = TextFrame.Plain("", "", "");

    /// <summary>A pinned text.</summary>
    public required string Pin { get; init; }

    /// <summary>The setting.</summary>
    public required TextFrame Setting { get; init; }

    /// <summary>A note.</summary>
    public required TextFrame Note { get; init; }

    /// <summary>The summary of what was deleted, which stands before what is left. As <see cref="Note"/> where it is not given.</summary>
    public TextFrame Summary { get => field ?? Note; init; }

    /// <summary>The narrator's scripted text.</summary>
    public required TextFrame Narration { get; init; }

    /// <summary>A scripted line, and one that a person says.</summary>
    public required TextFrame Line { get; init; }

    /// <summary>A turn that a model generates for the narrator.</summary>
    public required TextFrame NarratorTurn { get; init; }

    /// <summary>A turn that a model generates for a character.</summary>
    public required TextFrame Turn { get; init; }

    /// <summary>What begins another's turn, so that a generated one stops before it.</summary>
    public required string Label { get; init; }

    /// <summary>The narrator's name in <see cref="Label"/>; empty where narration has no label.</summary>
    public string NarratorName { get; init; } = "";

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
}

using System.Collections.Immutable;

namespace EigenFlux.Language.Symbols;

/// <summary>A type of a value or of a turn. Immutable; compare with <see cref="Is"/> and the kind, not by reference.</summary>
public sealed class FluxType
{
    private FluxType(FluxTypeKind kind) => Kind = kind;

    /// <summary>The type of an erroneous expression. It is compatible with every type.</summary>
    public static FluxType Unknown { get; } = new(FluxTypeKind.Unknown);

    /// <summary>Text.</summary>
    public static FluxType Text { get; } = new(FluxTypeKind.Text);

    /// <summary>A whole number.</summary>
    public static FluxType Int { get; } = new(FluxTypeKind.Int);

    /// <summary>A number.</summary>
    public static FluxType Number { get; } = new(FluxTypeKind.Number);

    /// <summary>True or false.</summary>
    public static FluxType Bool { get; } = new(FluxTypeKind.Bool);

    /// <summary>A character or a coalition.</summary>
    public static FluxType Character { get; } = new(FluxTypeKind.Character);

    /// <summary>A model, or <c>input</c>.</summary>
    public static FluxType Model { get; } = new(FluxTypeKind.Model);

    /// <summary>A watch.</summary>
    public static FluxType Watch { get; } = new(FluxTypeKind.Watch);

    /// <summary>A piece of lore.</summary>
    public static FluxType Lore { get; } = new(FluxTypeKind.Lore);

    /// <summary>A premise.</summary>
    public static FluxType Premise { get; } = new(FluxTypeKind.Premise);

    /// <summary>A scene by its name, which is no value.</summary>
    public static FluxType SceneName { get; } = new(FluxTypeKind.Scene);

    /// <summary>Which kind of type it is.</summary>
    public FluxTypeKind Kind { get; }

    /// <summary>The element type of a list; null for every other kind.</summary>
    public FluxType? Element { get; private init; }

    /// <summary>The texts of a choice; empty for every other kind.</summary>
    public ImmutableArray<string> Choices { get; private init; } = [];

    /// <summary>The regex of a pattern, without its slashes; null for every other kind.</summary>
    public string? Pattern { get; private init; }

    /// <summary>The record; null for every other kind.</summary>
    public RecordSymbol? Record { get; private init; }

    /// <summary>The scene that gives the result; null for every other kind.</summary>
    public SceneSymbol? Scene { get; private init; }

    /// <summary>Whether it is text in any form: text, a choice, or text of a pattern.</summary>
    public bool IsTextual => Kind is FluxTypeKind.Text or FluxTypeKind.Choice or FluxTypeKind.Pattern;

    /// <summary>Whether it is a number of either kind.</summary>
    public bool IsNumeric => Kind is FluxTypeKind.Int or FluxTypeKind.Number;

    /// <summary>A list of something.</summary>
    public static FluxType ListOf(FluxType element) => new(FluxTypeKind.List) { Element = element };

    /// <summary>One of some texts.</summary>
    public static FluxType OneOf(ImmutableArray<string> choices) => new(FluxTypeKind.Choice) { Choices = choices };

    /// <summary>The type of the texts that a regex matches entirely.</summary>
    public static FluxType Matching(string pattern) => new(FluxTypeKind.Pattern) { Pattern = pattern };

    /// <summary>A record.</summary>
    public static FluxType Of(RecordSymbol record) => new(FluxTypeKind.Record) { Record = record };

    /// <summary>The result of a scene.</summary>
    public static FluxType ResultOf(SceneSymbol scene) => new(FluxTypeKind.SceneResult) { Scene = scene };

    /// <summary>Whether two types are the same.</summary>
    public bool Is(FluxType other) => Kind == other.Kind && Kind switch
    {
        FluxTypeKind.List => Element!.Is(other.Element!),
        FluxTypeKind.Choice => Choices.SequenceEqual(other.Choices),
        FluxTypeKind.Pattern => Pattern == other.Pattern,
        FluxTypeKind.Record => Record == other.Record,
        FluxTypeKind.SceneResult => Scene == other.Scene,
        _ => true,
    };

    /// <summary>The type as an author writes it; a long regex, and a choice of many texts, shortened as messages need it.</summary>
    public override string ToString() => Kind switch
    {
        FluxTypeKind.List => $"list of {Element}",
        FluxTypeKind.Choice => ShortenChoices(),
        FluxTypeKind.Pattern => $"/{Shorten(Pattern!)}/",
        FluxTypeKind.Record => Record!.Name,
        FluxTypeKind.SceneResult => $"result of {Scene!.Name}",
        FluxTypeKind.Unknown => "unknown",
        FluxTypeKind.Int => "int",
        FluxTypeKind.Number => "number",
        FluxTypeKind.Bool => "bool",
        FluxTypeKind.Character => "character",
        FluxTypeKind.Model => "model",
        FluxTypeKind.Watch => "watch",
        FluxTypeKind.Lore => "lore",
        FluxTypeKind.Premise => "premise",
        FluxTypeKind.Scene => "scene",
        _ => "text",
    };

    // No character is cut in half.
    private static string Shorten(string pattern) => pattern.Length <= 60
        ? pattern
        : pattern.Substring(0, char.IsHighSurrogate(pattern[39]) ? 39 : 40) + "…";

    private string ShortenChoices()
    {
        var shown = Choices.Length <= 12 ? Choices.Length : 10;
        var texts = string.Join(" | ", Choices.Take(shown).Select(choice => $"\"{Shorten(choice)}\""));
        return shown == Choices.Length ? texts : $"{texts} | … ({Choices.Length} texts)";
    }
}

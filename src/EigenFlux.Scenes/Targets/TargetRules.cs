using System.Text.RegularExpressions;

namespace EigenFlux.Scenes.Targets;

/// <summary>The rules for the data of every target: each frame has a place for its text, and no other placeholders.</summary>
public static partial class TargetRules
{
    private static readonly string[] None = [];
    private static readonly string[] OnlyName = ["name"];
    private static readonly string[] OnlyText = ["text"];
    private static readonly string[] Both = ["name", "text"];

    /// <summary>Finds the errors of a target, each with the name of its part in a target file.</summary>
    public static IEnumerable<(string Part, string Reason)> Check(TargetData target)
    {
        if (!IsName(target.Name))
        {
            yield return ("name", $"its name '{target.Name}' is not a valid name. A name is a letter or '_', then letters, digits and '_'.");
        }

        // A frame that follows another is the same object: what is wrong with it is reported once.
        var wrong = new HashSet<TextFrame>();
        foreach (var (part, frame, holes) in Frames(target).DistinctBy(entry => entry.Frame))
        {
            if (frame.Open.Concat(frame.Close).Where(piece => !piece.Special)
                .Select(piece => Unknown(piece.Text, holes)).FirstOrDefault(found => found is not null) is { } unknown)
            {
                wrong.Add(frame);
                yield return (part, $"its '{part}' contains {unknown}, but {Known([.. holes, "text"])} there.");
            }
        }

        foreach (var (part, text, holes, needed) in Texts(target))
        {
            if (needed.FirstOrDefault(hole => !text.Contains($"{{{hole}}}", StringComparison.Ordinal)) is { } missing)
            {
                yield return (part, $"its '{part}' must contain {{{missing}}}.");
            }

            if (Unknown(text, holes) is { } unknown && !(SourceOf(part, target) is { } source && wrong.Contains(source)))
            {
                yield return (part, $"its '{part}' contains {unknown}, but {Known(holes)} there.");
            }
        }

        foreach (var (part, ends, needed) in Ends(target))
        {
            if (needed && ends.Count == 0)
            {
                yield return (part, $"its '{part}' must contain at least one text, or that stop would never end a turn.");
            }

            if (ends.Contains(""))
            {
                yield return (part, $"its '{part}' contains an empty text, which cannot end a turn.");
            }
        }
    }

    private static IEnumerable<(string Part, IReadOnlyList<string> Ends, bool Needed)> Ends(TargetData target) =>
    [
        ("lineEnds", target.LineEnds, true),
        ("paragraphEnds", target.ParagraphEnds, true),
        ("turnEnds", target.TurnEnds, false),
        ("messageEnds", target.MessageEnds, false),
    ];

    private static IEnumerable<(string Part, string Text, string[] Holes, string[] Needed)> Texts(TargetData target) =>
    [
        ("prefixOpen", Plain(target.PrefixOpen), None, None),
        ("prefixClose", Plain(target.PrefixClose), None, None),
        ("emptyPrefix", Plain(target.EmptyPrefix), None, None),
        ("definition", target.Definition, Both, OnlyText),
        ("namedDefinition", target.NamedDefinition, Both, Both),
        ("voice", target.Voice, Both, OnlyText),
        ("fact", target.Fact, Both, OnlyText),
        ("exampleLine", target.ExampleLine, Both, OnlyText),
        ("pin", target.Pin, OnlyText, OnlyText),
        ("label", target.Label, OnlyName, None),
        ("narratorLabel", target.NarratorLabel, None, None),
    ];

    private static IEnumerable<(string Part, TextFrame Frame, string[] Holes)> Frames(TargetData target) =>
    [
        ("line", target.Line, OnlyName),
        ("turn", target.Turn, OnlyName),
        ("narration", target.Narration, None),
        ("narratorTurn", target.NarratorTurn, None),
        ("setting", target.Setting, None),
        ("note", target.Note, None),
        ("entrance", target.Entrance, None),
        ("lore", target.Lore, None),
        ("summary", target.Summary, None),
    ];

    /// <summary>The frame that a text follows where it is not given.</summary>
    private static TextFrame? SourceOf(string part, TargetData target) => part switch
    {
        "exampleLine" => target.Line,
        "label" => target.Turn,
        "narratorLabel" => target.NarratorTurn,
        _ => null,
    };

    private static bool IsName(string name) => name.Length > 0 && (name[0] == '_' || char.IsLetter(name[0]))
        && name.All(letter => letter == '_' || char.IsLetterOrDigit(letter));

    // A template of a model's may hold any braces; what is written for a model's control tokens is not looked at.
    private static string Plain(IReadOnlyList<Markup> markup) => TextFrame.Join([.. markup.Where(piece => !piece.Special)]);

    private static string? Unknown(string text, string[] holes) => Hole().Matches(text).Select(match => match.Value)
        .FirstOrDefault(hole => !holes.Contains(hole[1..^1]));

    private static string Known(string[] holes) => holes.Length == 0
        ? "nothing can stand in braces"
        : $"only {string.Join(" and ", holes.Select(hole => $"{{{hole}}}"))} can stand";

    [GeneratedRegex(@"\{[A-Za-z_]+\}")]
    private static partial Regex Hole();
}

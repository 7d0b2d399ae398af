using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Benchmarks.Views;

/// <summary>The shapes that typed turns are measured on.</summary>
internal static class TypedShapes
{
    /// <summary>A record of ten fields: texts, choices, numbers, a truth value, regular expressions, lists, a record.</summary>
    /// <param name="number">A number that makes it another record than that of every other number, at the same cost.</param>
    public static TurnShape Record(int number) => new(new ValueShape.RecordOf("Case"), new Dictionary<string, RecordShape>
    {
        ["Case"] = new(
        [
            new($"title {number}", new ValueShape.Prose()),
            new("severity", new ValueShape.Choice(["low", "middling", "high", $"of degree {number}"])),
            new("days", new ValueShape.WholeNumber()),
            new("cost", new ValueShape.Real()),
            new("open", new ValueShape.Truth()),
            new("code", new ValueShape.Pattern($@"[A-Z]{{2,4}}-\d{{3}}(/{number})?")),
            new("keeper", new ValueShape.Pattern(@"\p{Lu}\w{0,20}( \p{Lu}\w{0,20})?")),
            new("words", new ValueShape.ListOf(new ValueShape.Prose())),
            new("seen by", new ValueShape.RecordOf("Witness")),
            new("parts", new ValueShape.ListOf(new ValueShape.RecordOf("Case"))),
        ]),
        ["Witness"] = new([new("name", new ValueShape.Prose()), new("word", new ValueShape.Choice(["trusted", "doubted"]))]),
    });

    /// <summary>Record 0 in the language of llama.cpp's grammars, with texts as this shape has them.</summary>
    public const string Grammar = """
        root ::= " "? case
        case ::= "{\"title 0\": " text ", \"severity\": " severity ", \"days\": " days ", \"cost\": " cost ", \"open\": " open ", \"code\": " code ", \"keeper\": " keeper ", \"words\": " words ", \"seen by\": " witness ", \"parts\": " parts "}"
        text ::= "\"" ([^"\\\x00-\x1F] | "\\" ["\\bfnrt])* "\""
        severity ::= "\"low\"" | "\"middling\"" | "\"high\"" | "\"of degree 0\""
        days ::= "-"? ("0" | [1-9] [0-9]{0,17})
        cost ::= "-"? ("0" | [1-9] [0-9]{0,17}) ("." [0-9]{1,17})? ([eE] [+-]? [0-9]{1,2})?
        open ::= "true" | "false"
        code ::= "\"" [A-Z]{2,4} "-" [0-9]{3} "/0"? "\""
        keeper ::= "\"" [A-Z] [a-zA-Z0-9_]{0,20} (" " [A-Z] [a-zA-Z0-9_]{0,20})? "\""
        words ::= "[" (text (", " text)*)? "]"
        witness ::= "{\"name\": " text ", \"word\": " ("\"trusted\"" | "\"doubted\"") "}"
        parts ::= "[" (case (", " case)*)? "]"
        """;

    /// <summary>Something that takes no time to build but for the vocabulary.</summary>
    public static TurnShape Truth { get; } = new(new ValueShape.Truth(), new Dictionary<string, RecordShape>());
}

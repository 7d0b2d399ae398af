namespace EigenFlux.Language.Parsing;

/// <summary>What authors who know other languages write, and what it is in this one.</summary>
internal static class OtherLanguages
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["string"] = "text", ["String"] = "text", ["str"] = "text",
        ["integer"] = "int", ["Int"] = "int", ["long"] = "int",
        ["float"] = "number", ["double"] = "number", ["decimal"] = "number",
        ["boolean"] = "bool", ["Boolean"] = "bool", ["Bool"] = "bool",
        ["True"] = "true", ["False"] = "false",
        ["newline"] = "line", ["eol"] = "line",
    };

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["&&"] = "and", ["&"] = "and", ["!"] = "not ", ["\u2192"] = "->", ["\u21D2"] = "->", ["\u2013>"] = "->", ["\u2014>"] = "->", ["#"] = "//",
    };

    private static readonly Dictionary<string, string> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s"] = "seconds", ["sec"] = "seconds", ["secs"] = "seconds", ["second"] = "seconds",
        ["m"] = "seconds", ["min"] = "seconds", ["minute"] = "seconds", ["minutes"] = "seconds",
        ["word"] = "tokens", ["words"] = "tokens", ["token"] = "tokens", ["tok"] = "tokens",
    };

    /// <summary>The name for a name of another language; null if there is none.</summary>
    public static string? NameFor(string name) => Names.TryGetValue(name, out var own) ? own : null;

    /// <summary>The text for a sign that this language does not have; null if there is none.</summary>
    public static string? SignFor(string sign) => Signs.TryGetValue(sign, out var own) ? own : null;

    /// <summary>The seconds of a unit of time; 1 for any other unit.</summary>
    public static int SecondsOf(string unit) => unit.StartsWith("m", StringComparison.OrdinalIgnoreCase) ? 60 : 1;

    /// <summary>The unit for another one; null if there is none. A word has about one token and a third.</summary>
    public static string? UnitFor(string unit) => Units.TryGetValue(unit, out var own) ? own : null;
}

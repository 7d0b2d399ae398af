namespace EigenFlux.Fuzz.Generation;

/// <summary>Texts and numbers that have broken programs before.</summary>
internal static class OddTexts
{
    public static readonly string[] Numbers =
    [
        "0", "1", "2", "3", "7", "16", "64", "100", "127", "255", "256", "1000", "32767", "65536", "2147483647", "2147483648", "4294967295",
        "9223372036854775807", "9223372036854775808", "99999999999999999999", "0.0", "0.5", "1.5", "1e3", "1e308", "1e400", "1e-400", "0.1", "00",
        "-1", "-0", "-2147483648", "-9223372036854775808", "0.30000000000000004", "1.7976931348623157",
    ];

    public static readonly string[] Characters =
    [
        "\0", "\u0001", "\t", "\n", "\r", "\r\n", "\u001b[31m", "\u0085", "\u009b31m", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\ufeff", "\ufffd",
        "é", "e\u0301", "ß", "İ", "ı", "語", "ไทย", "가", "ａ", "😀", "👩‍👩‍👧", "🇩🇪", "\U0010FFFF", "\ud800", "\udc00", "\"", "'", "“", "”", "`", "\\", "{", "}", "{{", "}}", "[", "]",
        "(", ")", "<|im_end|>", "</s>", "[INST]", "%s", "{0}", "<USER>", "{{char}}", "//", "/*", "*/", "\"\"\"", "#", "@", "~", ";", "$",
    ];

    public static readonly string[] Words =
    [
        "true", "false", "null", "NaN", "Infinity", "yes", "no", "narrator", "input", "Ada", "Ben", "scene", "character", "cast", "window", "tokens", "until", "line", "repeat",
        "while", "at", "most", "call", "choose", "by", "stop", "when", "return", "let", "run", "times", "seed", "expect", "report", "list", "of", "seen", "model", "record", "test",
        "premise", "prior", "lore", "coalition", "pin", "note", "depth", "setting", "enter", "exit", "keep", "forget", "recall", "watch", "over", "as", "on", "target", "delete",
        "turn", "token", "block", "summary", "using", "down", "to", "cache", "exact", "shift", "story", "least", "turns", "reserve", "brief", "full", "voice", "fact",
        "knows", "also", "weight", "plays", "import", "if", "else", "for", "in", "and", "or", "not", "contains", "seconds", "confidence",
        "->", "|", ":", ",", "..", ".", "=", "==", "!=", "<=", "<", ">=", ">", "+", "-", "*", "%", "~",
        "{", "}", "(", ")", "[", "]", "/x+/", "/(a|b)*?/", "\"\"", "\"x\"", "\"{x}\"", "\"{x.all}\"", "x", "x.p(\"a\")", "x.count", "x[1]", "int", "number", "bool", "text",
        "paragraph", "transcript", "screenplay", "novel", "chat", "interview",
    ];
}

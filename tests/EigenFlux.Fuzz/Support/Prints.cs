using System.Globalization;
using EigenFlux.Fuzz.Engine;

namespace EigenFlux.Fuzz.Support;

/// <summary>Rules for what reaches a terminal.</summary>
internal static class Prints
{
    /// <summary>No control character but a line break, so that no text moves the cursor.</summary>
    public static void CheckSafe(string text)
    {
        foreach (var unit in text)
        {
            BrokenRuleException.Require(
                unit == '\n' || !char.IsControl(unit),
                char.IsBetween(unit, '\u0080', '\u009f') ? "no C1 control reaches the terminal" : "no control character reaches the terminal",
                () => string.Create(CultureInfo.InvariantCulture, $"U+{(int)unit:X4} in {text}"));
        }
    }

    /// <summary>No half of a character.</summary>
    public static void CheckUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            BrokenRuleException.Require(isPair || !char.IsSurrogate(text[i]), "no text has half a character", () => text);
            i += isPair ? 1 : 0;
        }
    }
}

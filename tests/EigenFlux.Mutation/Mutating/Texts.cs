using System.Text.RegularExpressions;

namespace EigenFlux.Mutation.Mutating;

/// <summary>Source text in a report.</summary>
internal static partial class Texts
{
    private const int Longest = 140;

    /// <summary>The text on one line, its end cut off if it is long.</summary>
    public static string OneLine(string text)
    {
        var line = Blanks().Replace(text, " ").Trim();
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

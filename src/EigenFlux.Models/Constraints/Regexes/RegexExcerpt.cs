namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>A regular expression as a message quotes it.</summary>
public static class RegexExcerpt
{
    // As in the types of the language's own messages.
    private const int Most = 60;
    private const int Beginning = 40;

    /// <summary>
    /// The expression; of one with more than 60 UTF-16 units its first 40 and an ellipsis. No character is cut in half.
    /// </summary>
    /// <param name="pattern">The expression, or a part of one.</param>
    public static string Of(string pattern) => pattern.Length <= Most
        ? pattern
        : $"{pattern[..(char.IsHighSurrogate(pattern[Beginning - 1]) ? Beginning - 1 : Beginning)]}…";
}

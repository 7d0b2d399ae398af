using System.Globalization;
using System.Text.RegularExpressions;
using EigenFlux.Models.Constraints.Regexes;

namespace EigenFlux.Scenes.Values;

/// <summary>Searches texts for the program's regular expressions, with a time limit.</summary>
public static class RegexCache
{
    private const int MostShown = 100;

    /// <summary>Whether the text contains a match.</summary>
    /// <exception cref="EvaluationException">
    /// The expression cannot be searched for, the text is too long, or the search took more than a second.
    /// </exception>
    public static bool IsMatch(string pattern, string text) => Guard(pattern, text, static (search, text) => search.IsMatch(text));

    /// <summary>Whether the expression can match the entire text.</summary>
    /// <inheritdoc cref="IsMatch" path="/exception"/>
    public static bool IsWhole(string pattern, string text) => Guard(pattern, text, static (search, text) => search.IsWhole(text));

    /// <summary>The first match in the text; null if there is none.</summary>
    /// <inheritdoc cref="IsMatch" path="/exception"/>
    public static RegexHit? First(string pattern, string text) => Guard(pattern, text, static (search, text) => search.First(text));

    /// <summary>The number of matches in the text.</summary>
    /// <inheritdoc cref="IsMatch" path="/exception"/>
    public static int Count(string pattern, string text) => Guard(pattern, text, static (search, text) => search.Count(text));

    private static T Guard<T>(string pattern, string text, Func<RegexSearch, string, T> search)
    {
        var made = RegexSearch.Of(pattern);
        if (made.Problem is not null)
        {
            // The compiler refuses it where it is written; an image need not come from the compiler.
            throw new EvaluationException($"/{pattern}/ cannot be searched with; 'eflux check' reports why.");
        }

        if (text.Length > RegexSearch.MostTextLength)
        {
            throw new EvaluationException(string.Create(
                CultureInfo.InvariantCulture,
                $"/{Shown(pattern)}/ would search a text of {text.Length:N0} characters; the limit is {RegexSearch.MostTextLength:N0}. Search a part of it."));
        }

        try
        {
            return search(made, text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new EvaluationException($"The search for /{Shown(pattern)}/ took more than a second; simplify the expression.");
        }
    }

    /// <summary>An expression as far as a message has room for it.</summary>
    private static string Shown(string pattern) => pattern.Length <= MostShown
        ? pattern
        : string.Concat(pattern.AsSpan(0, char.IsHighSurrogate(pattern[MostShown - 1]) ? MostShown - 1 : MostShown), "…");
}

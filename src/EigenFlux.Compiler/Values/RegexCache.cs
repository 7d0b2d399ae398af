using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace EigenFlux.Compiler.Values;

/// <summary>The program's regular expressions, each made once, and none allowed to take long.</summary>
public static class RegexCache
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, Regex> Made = new(StringComparer.Ordinal);

    /// <summary>The expression for a pattern in .NET's syntax.</summary>
    public static Regex Get(string pattern) =>
        Made.GetOrAdd(pattern, static text => new Regex(text, RegexOptions.CultureInvariant, Limit));

    /// <summary>Whether the text holds a match.</summary>
    /// <exception cref="EvaluationException">The search took more than a second.</exception>
    public static bool IsMatch(string pattern, string text) => Guard(pattern, () => Get(pattern).IsMatch(text));

    /// <summary>The first match in the text.</summary>
    /// <exception cref="EvaluationException">The search took more than a second.</exception>
    public static Match Match(string pattern, string text) => Guard(pattern, () => Get(pattern).Match(text));

    /// <summary>How often it matches in the text.</summary>
    /// <exception cref="EvaluationException">The search took more than a second.</exception>
    public static int Count(string pattern, string text) => Guard(pattern, () => Get(pattern).Count(text));

    private static T Guard<T>(string pattern, Func<T> search)
    {
        try
        {
            return search();
        }
        catch (RegexMatchTimeoutException)
        {
            throw new EvaluationException($"The search for /{pattern}/ took more than a second; make the expression simpler.");
        }
    }
}

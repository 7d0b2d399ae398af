using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace EigenFlux.Compiler.Values;

/// <summary>The program's regular expressions, each made once, and none allowed to take long.</summary>
public static class RegexCache
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, Regex> Made = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Regex> Whole = new(StringComparer.Ordinal);

    /// <summary>The expression for a pattern in .NET's syntax.</summary>
    public static Regex Get(string pattern) => Made.GetOrAdd(pattern, Make);

    /// <summary>Whether the text holds a match.</summary>
    /// <exception cref="EvaluationException">The search took more than a second.</exception>
    public static bool IsMatch(string pattern, string text) => Guard(pattern, () => Get(pattern).IsMatch(text));

    /// <summary>Whether it can match the text as a whole.</summary>
    /// <exception cref="EvaluationException">The search took more than a second.</exception>
    public static bool IsWhole(string pattern, string text) => Guard(pattern, () => Whole.GetOrAdd(pattern, AsWhole).IsMatch(text));

    /// <summary>The first match in the text.</summary>
    /// <exception cref="EvaluationException">The search took more than a second.</exception>
    public static Match Match(string pattern, string text) => Guard(pattern, () => Get(pattern).Match(text));

    /// <summary>How often it matches in the text.</summary>
    /// <exception cref="EvaluationException">The search took more than a second.</exception>
    public static int Count(string pattern, string text) => Guard(pattern, () => Get(pattern).Count(text));

    private static Regex AsWhole(string pattern)
    {
        try
        {
            return Make($@"\A(?:{pattern})\z");
        }
        catch (RegexParseException)
        {
            // Under (?x) it ends in a remark, which has swallowed what was put behind it. A new line ends the remark.
            return Make($@"\A(?:{pattern}{'\n'})\z");
        }
    }

    private static Regex Make(string pattern) => new(pattern, RegexOptions.CultureInvariant, Limit);

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

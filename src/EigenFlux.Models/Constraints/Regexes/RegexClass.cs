namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>Finds where a class of characters ends in a regular expression that .NET has found no mistake in.</summary>
internal static class RegexClass
{
    /// <summary>
    /// Goes past a class. It may have another taken from it, and where that begins depends on what is a range, so that ranges are followed as
    /// .NET follows them.
    /// </summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="at">After the class's bracket; then after its end.</param>
    /// <returns>False for a class with an empty POSIX name, which .NET passes over.</returns>
    public static bool Skip(string pattern, ref int at)
    {
        at += pattern[at] == '^' ? 1 : 0;
        var inRange = false;
        for (var first = true; ; first = false)
        {
            var unit = pattern[at++];
            var escaped = unit == '\\';
            if (unit == ']' && !first)
            {
                return true;
            }

            if (escaped && SkipEscape(pattern, ref at, ref inRange))
            {
                continue;
            }

            if (unit == '[' && !inRange && pattern.AsSpan(at).StartsWith("::]"))
            {
                return false;
            }

            var takes = false;
            if (inRange)
            {
                inRange = false;
                takes = unit == '[' && !escaped;
            }
            else if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                inRange = true;
                at++;
            }
            else if (unit == '-' && !escaped && !first && pattern[at] == '[')
            {
                takes = true;
                at++;
            }

            if (takes && !Skip(pattern, ref at))
            {
                return false;
            }
        }
    }

    /// <summary>Goes past an escape, after its backslash.</summary>
    /// <returns>Whether it is one that no range can begin with.</returns>
    private static bool SkipEscape(string pattern, ref int at, ref bool inRange)
    {
        switch (pattern[at++])
        {
            case 'p' or 'P':
                at = pattern.IndexOf('}', at) + 1;
                return true;
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                return true;
            case '-':
                inRange = false;
                return true;
            case 'c':
                at++;
                return false;
            default:
                return false;
        }
    }
}

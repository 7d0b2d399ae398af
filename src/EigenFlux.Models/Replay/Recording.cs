using System.Text;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Replay;

/// <summary>
/// The turns of a recording, one a line. In a turn <c>\n</c> is a line break, <c>\\</c> a backslash, and <c>\#</c> a number sign,
/// for a turn that begins with one. Blank lines, and lines that begin with <c>#</c>, are no turns; <c>\e</c> stands for nothing, so
/// that a line of it alone is a turn that says nothing.
/// </summary>
internal static class Recording
{
    /// <exception cref="ModelException">A line has another escape.</exception>
    public static string[] Read(string text, string name)
    {
        var turns = new List<string>();
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text.AsSpan(range);
            if (!line.IsWhiteSpace() && line[0] != '#')
            {
                turns.Add(Unescape(line, name, number));
            }
        }

        return [.. turns];
    }

    private static string Unescape(ReadOnlySpan<char> line, string name, int number)
    {
        var turn = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\')
            {
                turn.Append(line[i]);
                continue;
            }

            i++;
            switch (i < line.Length ? line[i] : '\0')
            {
                case 'n': turn.Append('\n'); break;
                case '\\': turn.Append('\\'); break;
                case '#': turn.Append('#'); break;
                case 'e': break;
                default:
                    throw new ModelException(
                        ModelErrorKind.Unreadable,
                        $@"'{name}', line {number}: a backslash begins \n, \\, \# or \e; write \\ for a backslash.");
            }
        }

        return turn.ToString();
    }
}

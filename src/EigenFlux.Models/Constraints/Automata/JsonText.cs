using System.Text;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>Texts as JSON strings in their one form: escaped is only what must be.</summary>
internal static class JsonText
{
    /// <summary>The letter after the backslash; null where a unit stands for itself or is escaped by its number.</summary>
    public static char? ShortEscape(char unit) => unit switch
    {
        '"' or '\\' => unit,
        '\b' => 'b',
        '\f' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        _ => null,
    };

    /// <summary>A text with its quotation marks.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            if (ShortEscape(unit) is { } letter)
            {
                quoted.Append('\\').Append(letter);
            }
            else if (unit < ' ')
            {
                quoted.Append("\\u00").Append(unit < 16 ? '0' : '1').Append("0123456789abcdef"[unit & 15]);
            }
            else
            {
                quoted.Append(unit);
            }
        }

        return quoted.Append('"').ToString();
    }
}

using System.Globalization;
using EigenFlux.Language.Syntax;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Parsing;

/// <summary>Reads the path of an interpolation: a name, <c>.part</c> and <c>[index]</c>. What is no path is no mistake: the brace is
/// then itself.</summary>
internal readonly struct PathReader(string text, int end)
{
    // Deeper than anyone writes; a path that goes on is no path.
    private const int Limit = 32;

    public ExpressionSyntax? Read(int start, out int after) => Read(start, 0, out after);

    private ExpressionSyntax? Read(int start, int depth, out int after)
    {
        after = start;
        if (ReadName(start) is not { } name || depth > Limit)
        {
            return null;
        }

        ExpressionSyntax path = new NameExpressionSyntax(name, name.Span);
        after = name.Span.End;
        for (var parts = 0; after < end && parts < Limit; parts++)
        {
            if (text[after] == '.' && ReadName(after + 1) is { } member)
            {
                after = member.Span.End;
                path = new MemberSyntax(path, member, TextSpan.FromBounds(start, after));
            }
            else if (text[after] == '[')
            {
                var index = ReadNumber(after + 1, out var close) ?? Read(after + 1, depth + 1, out close);
                if (index is null || close >= end || text[close] != ']')
                {
                    return null;
                }

                after = close + 1;
                path = new IndexSyntax(path, index, TextSpan.FromBounds(start, after));
            }
            else
            {
                break;
            }
        }

        return path;
    }

    private NameSyntax? ReadName(int start)
    {
        if (start >= end || !(char.IsLetter(text[start]) || text[start] == '_'))
        {
            return null;
        }

        var i = start + 1;
        while (i < end && (char.IsLetterOrDigit(text[i]) || text[i] == '_' || IsMark(text[i])))
        {
            i++;
        }

        return new NameSyntax(text.Substring(start, i - start), TextSpan.FromBounds(start, i));
    }

    private NumberSyntax? ReadNumber(int start, out int after)
    {
        after = start;
        while (after < end && text[after] is >= '0' and <= '9')
        {
            after++;
        }

        return double.TryParse(text.Substring(start, after - start), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new NumberSyntax(value, true, TextSpan.FromBounds(start, after))
            : null;
    }

    private static bool IsMark(char c) => c > '\u02FF' && CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}

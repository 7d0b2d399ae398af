using System.Globalization;
using System.Text;

namespace EigenFlux.Cli.Terminal;

/// <summary>Follows the column of a terminal's cursor by what is written to it: text, line ends, and sequences that set colours.</summary>
internal sealed class CursorColumn
{
    private readonly Decoder decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder();
    private readonly StringBuilder text = new();
    private Within state;
    private int column;
    private bool lost;

    private enum Within
    {
        Text,
        Escape,
        Sequence,
    }

    /// <summary>The cursor is at a line's beginning.</summary>
    public void Reset() => (column, lost) = (0, false);

    /// <summary>Marks the column as unknown until the next line end.</summary>
    public void Lose() => lost = true;

    /// <summary>
    /// The column, from 0; null where it is not known, in the middle of a character or a sequence, or where the line is full: the next
    /// character is then on the next line, and a cursor that is moved away and back forgets that.
    /// </summary>
    public int? At(int width) => lost || IsBroken || column >= width ? null : column;

    /// <summary>Follows written text.</summary>
    /// <param name="bytes">UTF-8, which may begin and end within a character.</param>
    /// <param name="width">The terminal's columns.</param>
    /// <returns>Whether the cursor comes to another line, to a line's very end, or stays in the middle of something.</returns>
    public bool Move(ReadOnlySpan<byte> bytes, int width)
    {
        var characters = new char[decoder.GetCharCount(bytes, flush: false)];
        var count = decoder.GetChars(bytes, characters, flush: false);
        var changed = false;
        foreach (var c in characters.AsSpan(0, count))
        {
            switch (state)
            {
                case Within.Escape:
                    state = c == '[' ? Within.Sequence : Within.Text;
                    break;
                case Within.Sequence:
                    state = c is >= '@' and <= '~' ? Within.Text : Within.Sequence;
                    break;
                case Within.Text when c == '\e':
                    changed |= Advance(width);
                    state = Within.Escape;
                    break;
                case Within.Text when c is '\n' or '\r':
                    Advance(width);
                    Reset();
                    changed = true;
                    break;
                case Within.Text when c == '\t':
                    changed |= Advance(width);
                    column = Math.Min(((column / 8) + 1) * 8, width - 1);
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        // Erasing what comes after a full line would take its last character.
        return Advance(width) | changed | IsBroken | column >= width;
    }

    private bool IsBroken => state != Within.Text || decoder.GetCharCount([], flush: true) > 0;

    private bool Advance(int width)
    {
        if (text.Length == 0)
        {
            return false;
        }

        var changed = false;
        var rest = text.ToString().AsSpan();
        while (!rest.IsEmpty)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            var columns = TextWidth.OfElement(rest[..length]);
            if (column + columns > width)
            {
                column = 0;
                changed = true;
            }

            column += columns;
            rest = rest[length..];
        }

        text.Clear();
        return changed;
    }
}

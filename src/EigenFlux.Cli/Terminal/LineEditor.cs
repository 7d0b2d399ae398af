using System.Globalization;
using System.Text;

namespace EigenFlux.Cli.Terminal;

/// <summary>
/// Edits one line behind a prompt, by characters as a reader sees them: one that is wide, or made of several, goes as a whole. A line
/// that is longer than the terminal is wide goes on in the next row.
/// </summary>
/// <param name="pen">The terminal.</param>
/// <param name="width">Its columns now; 0 if it does not report them.</param>
/// <param name="next">Waits for a key.</param>
/// <param name="hasMore">Whether keys wait: what is pasted is drawn once.</param>
internal sealed class LineEditor(Pen pen, Func<int> width, Func<ConsoleKeyInfo> next, Func<bool> hasMore)
{
    // As long as a line of a program may be.
    private const int MostCharacters = 1 << 20;

    private readonly StringBuilder text = new();
    private int start;
    private int cursor;
    private int row;

    /// <summary>Reads a line.</summary>
    /// <param name="column">The column behind the prompt, from 0.</param>
    /// <returns>What was typed, without its end; null at the end of the input.</returns>
    public string? Read(int column)
    {
        text.Clear();
        (start, cursor, row) = (column, 0, 0);
        while (true)
        {
            switch (NextKey())
            {
                case null:
                case { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } when text.Length == 0:
                    return null;
                case { Key: ConsoleKey.Enter } or { KeyChar: '\n' or '\r' }:
                    cursor = text.Length;
                    if (Draw() is not { Row: > 0, Column: 0 })
                    {
                        pen.Line();
                    }

                    pen.Flush();
                    return text.ToString();
                case { } key:
                    Take(key);
                    break;
            }

            if (!hasMore())
            {
                Draw();
                pen.Flush();
            }
        }
    }

    private ConsoleKeyInfo? NextKey()
    {
        try
        {
            return next();
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return null; // The terminal has been closed.
        }
    }

    private void Take(ConsoleKeyInfo key)
    {
        switch (key)
        {
            case { Key: ConsoleKey.Backspace } or { KeyChar: '\b' or '\x7F' }:
                Delete(Before(), cursor);
                break;
            case { Key: ConsoleKey.Delete } or { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control }:
                Delete(cursor, After());
                break;
            case { Key: ConsoleKey.LeftArrow } or { Key: ConsoleKey.B, Modifiers: ConsoleModifiers.Control }:
                cursor = Before();
                break;
            case { Key: ConsoleKey.RightArrow } or { Key: ConsoleKey.F, Modifiers: ConsoleModifiers.Control }:
                cursor = After();
                break;
            case { Key: ConsoleKey.Home } or { Key: ConsoleKey.A, Modifiers: ConsoleModifiers.Control }:
                cursor = 0;
                break;
            case { Key: ConsoleKey.End } or { Key: ConsoleKey.E, Modifiers: ConsoleModifiers.Control }:
                cursor = text.Length;
                break;
            case { Key: ConsoleKey.U, Modifiers: ConsoleModifiers.Control }:
                Delete(0, cursor);
                break;
            case { Key: ConsoleKey.K, Modifiers: ConsoleModifiers.Control }:
                Delete(cursor, text.Length);
                break;
            case { Key: ConsoleKey.W, Modifiers: ConsoleModifiers.Control }:
                Delete(WordBefore(), cursor);
                break;
            case { KeyChar: '\t' }:
                Insert(" ");
                break;
            case { KeyChar: var c } when char.IsHighSurrogate(c):
                if (NextKey() is { KeyChar: var low } && char.IsLowSurrogate(low))
                {
                    Insert($"{c}{low}");
                }

                break;
            case { KeyChar: var c } when !char.IsSurrogate(c) && Printable.Picture(c) == c && !key.Modifiers.HasFlag(ConsoleModifiers.Alt):
                Insert(c.ToString());
                break;
        }
    }

    private void Insert(string typed)
    {
        if (text.Length + typed.Length <= MostCharacters)
        {
            text.Insert(cursor, typed);
            cursor += typed.Length;
        }
    }

    private void Delete(int from, int to)
    {
        text.Remove(from, to - from);
        cursor = from;
    }

    private int Before() => Elements().LastOrDefault(at => at < cursor);

    private int After() => Elements().FirstOrDefault(at => at > cursor, text.Length);

    /// <summary>The offsets of the characters (grapheme clusters).</summary>
    private int[] Elements() => StringInfo.ParseCombiningCharacters(text.ToString());

    private int WordBefore()
    {
        var at = cursor;
        while (at > 0 && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        while (at > 0 && !char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    /// <summary>Draws the line anew, from the prompt on.</summary>
    /// <returns>Where it ends.</returns>
    private (int Row, int Column) Draw()
    {
        var columns = Math.Max(width(), start + 2);
        var line = text.ToString();
        pen.Control(Up(row)).Control(To(start)).Control("\e[J").Write(line);
        var end = Place(line, columns);
        if (end is { Row: > 0, Column: 0 })
        {
            // A row that is just full is broken when the next character comes; the cursor is to be in the next one now.
            pen.Control("\r\n");
        }

        var at = Place(line.AsSpan(0, cursor), columns);
        row = at.Row;
        pen.Control(Up(end.Row - at.Row)).Control(To(at.Column));
        return end;
    }

    /// <summary>Where the cursor is behind a text: the row below the prompt's, and the column.</summary>
    private (int Row, int Column) Place(ReadOnlySpan<char> before, int columns)
    {
        var (down, column) = (0, start);
        while (!before.IsEmpty)
        {
            var length = StringInfo.GetNextTextElementLength(before);
            var wide = TextWidth.OfElement(before[..length]);
            (down, column) = column + wide > columns ? (down + 1, wide) : (down, column + wide);
            before = before[length..];
        }

        return column == columns ? (down + 1, 0) : (down, column);
    }

    private static string Up(int rows) => rows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\e[{rows}A");

    private static string To(int column) => string.Create(CultureInfo.InvariantCulture, $"\e[{column + 1}G");
}

using System.Globalization;
using System.Text;
using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Tests.Support;

/// <summary>
/// A terminal in memory, as far as the command line uses one: it breaks full lines, scrolls, and knows the sequences that move the
/// cursor up or to a column and that erase what comes after it. A line that is just full is broken when the next character comes.
/// </summary>
internal sealed class VirtualScreen(int columns, int rows) : Stream
{
    private readonly List<string[]> lines = [new string[columns]];
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder text = new();
    private int column;
    private int row;
    private string? sequence;

    /// <summary>All lines, without spaces at their ends, those that have scrolled away too.</summary>
    public string Text => string.Join('\n', lines.Select(line => string.Concat(line.Select(cell => cell ?? " ")).TrimEnd())).TrimEnd();

    /// <summary>The line below the cursor.</summary>
    public string Below => row + 1 < lines.Count ? string.Concat(lines[row + 1].Select(cell => cell ?? " ")).TrimEnd() : "";

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var characters = new char[decoder.GetCharCount(buffer, flush: false)];
        decoder.GetChars(buffer, characters, flush: false);
        foreach (var c in characters)
        {
            Take(c);
        }

        Print();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Take(char c)
    {
        if (sequence is not null)
        {
            sequence += c;
            if (sequence.Length > 1 && c is >= '@' and <= '~')
            {
                Obey(c, sequence[1..^1]);
                sequence = null;
            }

            return;
        }

        switch (c)
        {
            case '\e':
                Print();
                sequence = "";
                break;
            case '\r':
                Print();
                column = 0;
                break;
            case '\n':
                // The terminal's driver makes both of it.
                Print();
                column = 0;
                Down();
                break;
            default:
                text.Append(c);
                break;
        }
    }

    private void Obey(char command, string parameters)
    {
        var number = int.TryParse(parameters, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 1;
        switch (command)
        {
            case 'A':
                // No cursor goes where the screen does not show it.
                row = Math.Max(row - number, Math.Max(0, lines.Count - rows));
                column = Math.Min(column, columns - 1);
                break;
            case 'G':
                column = number - 1;
                break;
            case 'K':
                Array.Clear(lines[row], Math.Min(column, columns - 1), columns - Math.Min(column, columns - 1));
                break;
            case 'J':
                Array.Clear(lines[row], Math.Min(column, columns - 1), columns - Math.Min(column, columns - 1));
                for (var i = row + 1; i < lines.Count; i++)
                {
                    Array.Clear(lines[i]);
                }

                break;
            case 'm':
                break;
            default:
                throw new InvalidOperationException($"No such sequence is expected: {parameters}{command}");
        }
    }

    private void Print()
    {
        var elements = StringInfo.GetTextElementEnumerator(text.ToString());
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var width = TextWidth.OfElement(element);
            if (column + width > columns)
            {
                column = 0;
                Down();
            }

            if (width == 0)
            {
                continue;
            }

            lines[row][column] = element;
            if (width == 2)
            {
                lines[row][column + 1] = "";
            }

            column += width;
        }

        text.Clear();
    }

    private void Down()
    {
        if (++row == lines.Count)
        {
            lines.Add(new string[columns]);
        }
    }
}

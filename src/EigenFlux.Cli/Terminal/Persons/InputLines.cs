using System.Text;

namespace EigenFlux.Cli.Terminal.Persons;

/// <summary>The lines of an input, which may be of any length and need not be UTF-8.</summary>
/// <param name="input">The input.</param>
internal sealed class InputLines(Stream input)
{
    // No window holds as much. What is more of a line is read and dropped.
    private const int MostBytes = 16 << 20;

    private readonly byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line, without its line break; null at the end. Invalid UTF-8 becomes U+FFFD.</summary>
    public string? Read()
    {
        using var line = new MemoryStream();
        var any = false;
        while (start < end || Fill())
        {
            any = true;
            var found = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            var stop = found < 0 ? end : start + found;
            line.Write(buffer.AsSpan(start, (int)Math.Min(stop - start, MostBytes - line.Length)));
            start = found < 0 ? stop : stop + 1;
            if (found >= 0)
            {
                break;
            }
        }

        if (!any)
        {
            return null;
        }

        Number++;
        var bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
        if (Number == 1 && bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        return Encoding.UTF8.GetString(bytes.EndsWith("\r"u8) ? bytes[..^1] : bytes);
    }

    private bool Fill()
    {
        (start, end) = (0, input.Read(buffer));
        return end > 0;
    }
}

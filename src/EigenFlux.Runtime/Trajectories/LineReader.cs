namespace EigenFlux.Runtime.Trajectories;

/// <summary>Cuts a stream into lines at line feeds, and knows whether the last one had one.</summary>
/// <param name="stream">The input; it stays open.</param>
internal sealed class LineReader(Stream stream)
{
    /// <summary>The most bytes of a line: no event is as long.</summary>
    public const int MostBytes = 1 << 28;

    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool ended;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line that was read last ends with a line feed.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Reads the next line, without its line feed; the memory is valid until the next call. Returns false at the end.</summary>
    /// <exception cref="IOException">A line is longer than <see cref="MostBytes"/>.</exception>
    public bool Read(out ReadOnlyMemory<byte> line)
    {
        var searched = start;
        while (true)
        {
            var found = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = buffer.AsMemory(start, searched + found - start);
                start = searched + found + 1;
                (IsWhole, Number) = (true, Number + 1);
                return true;
            }

            searched = end;
            if (ended)
            {
                line = buffer.AsMemory(start, end - start);
                start = end;
                (IsWhole, Number) = (false, Number + 1);
                return line.Length > 0;
            }

            searched -= Fill();
        }
    }

    /// <summary>Reads more.</summary>
    /// <returns>The number of bytes that the buffered data moved towards the start of the buffer.</returns>
    private int Fill()
    {
        var moved = start;
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - moved);
        if (end == buffer.Length)
        {
            if (end >= MostBytes)
            {
                throw new IOException($"line {Number + 1} is longer than {MostBytes:N0} bytes, so it is not a trace.");
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var count = stream.Read(buffer, end, buffer.Length - end);
        ended = count == 0;
        end += count;
        return moved;
    }
}

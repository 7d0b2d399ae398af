using EigenFlux.Models.Files;

namespace EigenFlux.Models.LlamaCpp.Gguf;

/// <summary>
/// A file's bytes, read in pieces. It is not mapped: a file that is cut off while it is read would then end the process.
/// </summary>
internal sealed class GgufView : IDisposable
{
    private const int PieceLength = 1 << 20;

    private readonly FileStream file;
    private byte[] piece = [];
    private long start;
    private int count;

    /// <summary>Opens the file at <paramref name="path"/>.</summary>
    /// <exception cref="IOException">It is no regular file, or cannot be opened.</exception>
    public GgufView(string path)
    {
        file = SafeFile.Open(path);
        Length = file.Length;
    }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; }

    /// <summary>A piece of the file, which must lie in it. Valid until the next call.</summary>
    /// <exception cref="EndOfStreamException">The file has become shorter since it was opened.</exception>
    public ReadOnlySpan<byte> Slice(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
        if (offset < start || offset + length > start + count)
        {
            Fill(offset, length);
        }

        return piece.AsSpan((int)(offset - start), length);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void Fill(long offset, int length)
    {
        var wanted = (int)Math.Min(Math.Max(length, PieceLength), Length - offset);
        if (piece.Length < wanted)
        {
            piece = new byte[wanted];
        }

        (start, count) = (offset, 0);
        while (count < wanted)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, piece.AsSpan(count, wanted - count), offset + count);
            if (read == 0)
            {
                throw new EndOfStreamException("it has become shorter while it was read.");
            }

            count += read;
        }
    }
}

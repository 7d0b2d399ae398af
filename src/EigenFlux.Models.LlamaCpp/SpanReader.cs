using System.Buffers.Binary;
using System.Text;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>Reads what a <see cref="BinaryWriter"/> wrote, without a copy.</summary>
/// <param name="bytes">The bytes.</param>
internal ref struct SpanReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>The next bytes.</summary>
    /// <exception cref="FormatException">There are not as many, or the number is negative.</exception>
    public ReadOnlySpan<byte> Read(long count)
    {
        if (count < 0 || count > rest.Length)
        {
            throw new FormatException($"a part of it would have {count} bytes, and {rest.Length} are left");
        }

        var read = rest[..(int)count];
        rest = rest[(int)count..];
        return read;
    }

    /// <summary>The next number of four bytes.</summary>
    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Read(sizeof(int)));

    /// <summary>The next text: its length in bytes, seven bits at a time with the lowest first, and its bytes.</summary>
    public string ReadString()
    {
        var length = 0;
        for (var shift = 0; shift < 32; shift += 7)
        {
            var part = Read(1)[0];
            length |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return Encoding.UTF8.GetString(Read(length));
            }
        }

        throw new FormatException("a text of it has no end");
    }
}

using System.Text;

namespace EigenFlux.Runtime.Checkpoints;

/// <summary>Reads the parts of a checkpoint, none of which may be longer than what is left of it.</summary>
/// <param name="bytes">The checkpoint, without its hash.</param>
internal sealed class CheckpointReader(ReadOnlyMemory<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private ReadOnlyMemory<byte> rest = bytes;

    /// <summary>Whether all was read.</summary>
    public bool IsAtEnd => rest.IsEmpty;

    /// <summary>The next bytes.</summary>
    /// <exception cref="FormatException">There are not as many, or the number is negative.</exception>
    public ReadOnlyMemory<byte> Take(int count)
    {
        if (count < 0 || count > rest.Length)
        {
            throw new FormatException($"a part of it would have {count:N0} bytes, and {rest.Length:N0} are left");
        }

        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    /// <summary>Four bytes and as many bytes as they say.</summary>
    public ReadOnlyMemory<byte> TakeCounted() => Take(ReadInt32());

    /// <summary>A whole number of four bytes.</summary>
    public int ReadInt32() => BitConverter.ToInt32(Take(sizeof(int)).Span);

    /// <summary>A whole number of four bytes, at least as large.</summary>
    /// <exception cref="FormatException">It is smaller.</exception>
    public int ReadInt32(string what, int least)
    {
        var value = ReadInt32();
        return value >= least ? value : throw new FormatException($"its {what} is {value}, and may be from {least} on");
    }

    /// <summary>A whole number of eight bytes, without a sign.</summary>
    public ulong ReadUInt64() => BitConverter.ToUInt64(Take(sizeof(ulong)).Span);

    /// <summary>A truth value of one byte.</summary>
    public bool ReadBoolean() => Take(1).Span[0] != 0;

    /// <summary>How many parts follow, each of which takes so many bytes at least.</summary>
    /// <exception cref="FormatException">There is no room for as many.</exception>
    public int ReadCount(string what, int leastBytes)
    {
        var count = ReadInt32();
        return count >= 0 && count <= rest.Length / leastBytes
            ? count
            : throw new FormatException($"it would have {count:N0} {what}, and {rest.Length:N0} bytes are left");
    }

    /// <summary>A text: its length in bytes, seven bits at a time with the lowest first, and its UTF-8.</summary>
    /// <exception cref="FormatException">It is longer than what is left, or is no UTF-8.</exception>
    public string ReadString()
    {
        var length = 0UL;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = Take(1).Span[0];
            length |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                break;
            }
        }

        try
        {
            return Strict.GetString(Take((int)Math.Min(length, int.MaxValue)).Span);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("a text of it is no UTF-8");
        }
    }
}

using System.Buffers.Binary;

namespace EigenFlux.Models.LlamaCpp.Gguf;

/// <summary>Reads a GGUF header from its start, and says plainly where it breaks off.</summary>
internal sealed class GgufCursor(GgufView view, string path)
{
    private const int StringType = 8;
    private const int ArrayType = 9;

    /// <summary>The next byte's place in the file.</summary>
    public long Position { get; private set; }

    /// <summary>The length of the file.</summary>
    public long Length => view.Length;

    /// <summary>Four bytes.</summary>
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>Eight bytes.</summary>
    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>A text: its length in eight bytes, and its bytes.</summary>
    public ReadOnlySpan<byte> ReadString()
    {
        var length = ReadUInt64();
        if (length > (ulong)(Length - Position))
        {
            throw CutOff();
        }

        return Take(checked((int)length));
    }

    /// <summary>Passes over a value of the given type.</summary>
    public void SkipValue(uint type)
    {
        if (type != ArrayType)
        {
            SkipScalars(type, 1);
            return;
        }

        var element = ReadUInt32();
        var count = ReadUInt64();
        if (element == ArrayType || count > (ulong)(Length - Position))
        {
            throw Damaged($"an array of {count} values of type {element}");
        }

        SkipScalars(element, count);
    }

    /// <summary>What to throw where the file ends too early.</summary>
    public ModelException CutOff() => new(
        ModelErrorKind.Unreadable,
        $"'{path}' is cut off: it ends after {Length} bytes, in the middle of its header. Copy or download it again.");

    /// <summary>What to throw where the header says what cannot be.</summary>
    public ModelException Damaged(string what) => new(
        ModelErrorKind.Unreadable,
        $"'{path}' is damaged: its header speaks of {what}, at byte {Position}. Copy or download it again.");

    private void SkipScalars(uint type, ulong count)
    {
        if (type == StringType)
        {
            for (var i = 0UL; i < count; i++)
            {
                ReadString();
            }

            return;
        }

        // By the format's type numbers: u8 i8 u16 i16 u32 i32 f32 bool, then (past string and array) u64 i64 f64.
        var size = type switch
        {
            0 or 1 or 7 => 1,
            2 or 3 => 2,
            4 or 5 or 6 => 4,
            10 or 11 or 12 => 8,
            _ => throw Damaged($"a value of type {type}, which does not exist"),
        };
        var bytes = (UInt128)count * (uint)size;
        if (bytes > (UInt128)(Length - Position))
        {
            throw CutOff();
        }

        Position += (long)bytes;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > Length - Position)
        {
            throw CutOff();
        }

        var bytes = view.Slice(Position, count);
        Position += count;
        return bytes;
    }
}

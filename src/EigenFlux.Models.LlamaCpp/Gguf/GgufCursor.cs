using System.Buffers.Binary;
using System.Text;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.LlamaCpp.Gguf;

/// <summary>Reads a GGUF header from its start, and says plainly where it breaks off.</summary>
internal sealed class GgufCursor(GgufView view, string path)
{
    // The format's longest name. A list of numbers for each layer has fewer than the other.
    private const int LongestName = 65535;
    private const int MostNumbers = 1024;

    /// <summary>The next byte's place in the file.</summary>
    public long Position { get; private set; }

    /// <summary>The length of the file.</summary>
    public long Length => view.Length;

    /// <summary>Four bytes.</summary>
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>Eight bytes.</summary>
    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>A name: its length in eight bytes, and its bytes.</summary>
    public string ReadName() => ReadText(LongestName) ?? throw Damaged($"a name of more than {LongestName} bytes");

    /// <summary>Reads a value as far as it is looked at, and passes over the rest.</summary>
    public GgufValue ReadValue()
    {
        var type = ReadUInt32();
        switch (type)
        {
            case GgufValue.StringType:
                return new GgufValue(type) { Text = ReadText(LongestName) };
            case GgufValue.ArrayType:
                return ReadArray();
            default:
                return new GgufValue(type) { Numbers = [ReadNumber(type)] };
        }
    }

    /// <summary>How many of an array of texts are the same as one before them.</summary>
    /// <param name="start">The place of the array's value.</param>
    /// <param name="count">How many texts it has.</param>
    public int CountRepeated(long start, ulong count)
    {
        var (before, found) = (Position, new HashSet<string>(StringComparer.Ordinal));
        var repeated = 0;
        Position = start;
        for (var i = 0UL; i < count; i++)
        {
            // The library gives an empty token a name of its own.
            repeated += ReadText(LongestName) is { Length: > 0 } text && !found.Add(text) ? 1 : 0;
        }

        Position = before;
        return repeated;
    }

    /// <summary>What to throw where the file ends too early.</summary>
    public ModelException CutOff() => new(
        ModelErrorKind.Unreadable,
        $"'{path}' is cut off: it ends after {Length} bytes, in the middle of its header. Copy or download it again.");

    /// <summary>What to throw where the header says what cannot be.</summary>
    public ModelException Damaged(string what) => new(
        ModelErrorKind.Unreadable,
        $"'{path}' is damaged: its header speaks of {what}, at byte {Position}. Copy or download it again.");

    private GgufValue ReadArray()
    {
        var element = ReadUInt32();
        var count = ReadUInt64();
        if (element == GgufValue.ArrayType)
        {
            throw Damaged("an array of arrays");
        }

        if (count > (ulong)(Length - Position))
        {
            throw CutOff();
        }

        var value = new GgufValue(GgufValue.ArrayType) { Element = element, Count = count };
        if (element == GgufValue.StringType)
        {
            for (var i = 0UL; i < count; i++)
            {
                ReadText(0);
            }

            return value;
        }

        if (count <= MostNumbers)
        {
            var numbers = new double[count];
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = ReadNumber(element);
            }

            return value with { Numbers = numbers };
        }

        var bytes = (UInt128)count * (uint)SizeOf(element);
        if (bytes > (UInt128)(Length - Position))
        {
            throw CutOff();
        }

        Position += (long)bytes;
        return value;
    }

    /// <summary>A text, or null and nothing read of it where it is longer than wanted.</summary>
    private string? ReadText(int longest)
    {
        var length = ReadUInt64();
        if (length > (ulong)(Length - Position))
        {
            throw CutOff();
        }

        if (length <= (ulong)longest)
        {
            return Encoding.UTF8.GetString(Take((int)length));
        }

        Position += (long)length;
        return null;
    }

    private double ReadNumber(uint type)
    {
        var bytes = Take(SizeOf(type));
        return type switch
        {
            0 or GgufValue.BooleanType => bytes[0],
            1 => (sbyte)bytes[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            3 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            GgufValue.UInt32Type => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            GgufValue.Int32Type => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            GgufValue.Float32Type => BinaryPrimitives.ReadSingleLittleEndian(bytes),
            10 => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            11 => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        };
    }

    // By the format's type numbers: u8 i8 u16 i16 u32 i32 f32 bool, then (past string and array) u64 i64 f64.
    private int SizeOf(uint type) => type switch
    {
        0 or 1 or 7 => 1,
        2 or 3 => 2,
        4 or 5 or 6 => 4,
        10 or 11 or 12 => 8,
        _ => throw Damaged($"a value of type {type}, which does not exist"),
    };

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

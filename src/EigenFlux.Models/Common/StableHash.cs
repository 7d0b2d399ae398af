using System.Text;

namespace EigenFlux.Models.Common;

/// <summary>
/// A hash of 128 bits for fingerprints, the same on every platform: two lanes of FNV-1a that start apart, each mixed at the end. It
/// tells accidents apart and withstands no attacker. A cryptographic hash would load a native library at every start of the program.
/// </summary>
internal struct StableHash
{
    private const ulong Prime = 0x100000001B3;
    private ulong first = 0xCBF29CE484222325;
    private ulong second = 0x6C62272E07BB0142;

    public StableHash()
    {
    }

    public static string OfText(string text)
    {
        var hash = new StableHash();
        hash.Add(Encoding.UTF8.GetBytes(text));
        return hash.ToString();
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            first = (first ^ value) * Prime;
            second = (second ^ (value + 0x9EUL)) * Prime;
        }
    }

    public void Add(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        Add(bytes);
    }

    public override readonly string ToString() => $"{Mix(first):x16}{Mix(second ^ (first << 1)):x16}";

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

using System.Buffers.Binary;
using System.Text;

namespace EigenFlux.Tests.Support;

/// <summary>Puts a chat template into the metadata of a GGUF file that has none.</summary>
public static class GgufWithTemplate
{
    // Magic number and version are 4 bytes each, the numbers of tensors and of metadata's entries 8 each.
    private const int Head = 24;
    private const int EntriesAt = 16;

    // Tensors lie at multiples of this: an entry of such a length moves them by it.
    private const int Alignment = 64;

    private const uint Text = 8;

    private static readonly byte[] Key = Encoding.UTF8.GetBytes("tokenizer.chat_template");

    /// <summary>The template as it is in the file, with blanks that make its entry as long as it has to be.</summary>
    public static string Padded(string jinja)
    {
        var length = 8 + Key.Length + 4 + 8 + Encoding.UTF8.GetByteCount(jinja);
        return jinja + new string(' ', (Alignment - (length % Alignment)) % Alignment);
    }

    /// <summary>Writes a copy of the file with the template.</summary>
    public static void Write(string from, string to, string jinja)
    {
        var value = Encoding.UTF8.GetBytes(Padded(jinja));
        using var source = File.OpenRead(from);
        using var copy = File.Create(to);
        var head = new byte[Head];
        source.ReadExactly(head);
        var entries = head.AsSpan(EntriesAt);
        BinaryPrimitives.WriteUInt64LittleEndian(entries, BinaryPrimitives.ReadUInt64LittleEndian(entries) + 1);
        copy.Write(head);
        using (var writer = new BinaryWriter(copy, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write((ulong)Key.Length);
            writer.Write(Key);
            writer.Write(Text);
            writer.Write((ulong)value.Length);
            writer.Write(value);
        }

        source.CopyTo(copy);
    }
}

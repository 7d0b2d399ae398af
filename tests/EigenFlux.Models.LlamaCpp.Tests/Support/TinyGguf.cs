using System.Text;

namespace EigenFlux.Models.LlamaCpp.Tests.Support;

/// <summary>A GGUF file of a model of one layer that the library loads and computes with, to be changed value by value.</summary>
public sealed class TinyGguf
{
    public const uint U16 = 2, U32 = 4, I32 = 5, F32 = 6, Bool = 7, Text = 8, List = 9, U64 = 10;

    private const int Width = 32;
    private const int Inner = 64;
    private const int Alignment = 32;

    private readonly List<(string Name, ulong[] Size)> tensors = [];

    public TinyGguf()
    {
        string[] tokens = ["<unk>", "<s>", "</s>", .. Enumerable.Range(0, 256).Select(value => $"<0x{value:X2}>"), "\u2581", "a", "b", "c"];
        int[] types = [2, 3, 3, .. Enumerable.Repeat(6, 256), 1, 1, 1, 1];
        Values = new(StringComparer.Ordinal)
        {
            ["general.architecture"] = (Text, "llama"),
            ["llama.block_count"] = (U32, 1u),
            ["llama.context_length"] = (U32, 64u),
            ["llama.embedding_length"] = (U32, (uint)Width),
            ["llama.feed_forward_length"] = (U32, (uint)Inner),
            ["llama.attention.head_count"] = (U32, 2u),
            ["llama.attention.head_count_kv"] = (U32, 2u),
            ["llama.attention.key_length"] = (U32, 16u),
            ["llama.attention.value_length"] = (U32, 16u),
            ["llama.attention.layer_norm_rms_epsilon"] = (F32, 1e-5f),
            ["llama.rope.dimension_count"] = (U32, 16u),
            ["llama.expert_count"] = (U32, 0u),
            ["llama.expert_used_count"] = (U32, 0u),
            ["llama.rope.scaling.type"] = (Text, "none"),
            ["tokenizer.ggml.model"] = (Text, "llama"),
            ["tokenizer.ggml.tokens"] = (List, tokens),
            ["tokenizer.ggml.scores"] = (List, new float[tokens.Length]),
            ["tokenizer.ggml.token_type"] = (List, types),
            ["tokenizer.ggml.bos_token_id"] = (U32, 1u),
            ["tokenizer.ggml.eos_token_id"] = (U32, 2u),
        };
        Add("token_embd.weight", Width, (ulong)tokens.Length);
        Add("output_norm.weight", Width);
        Add("output.weight", Width, (ulong)tokens.Length);
        foreach (var name in (string[])["attn_norm", "ffn_norm"])
        {
            Add($"blk.0.{name}.weight", Width);
        }

        foreach (var name in (string[])["attn_q", "attn_k", "attn_v", "attn_output"])
        {
            Add($"blk.0.{name}.weight", Width, Width);
        }

        Add("blk.0.ffn_gate.weight", Width, Inner);
        Add("blk.0.ffn_up.weight", Width, Inner);
        Add("blk.0.ffn_down.weight", Inner, Width);
    }

    /// <summary>The metadata: each value with its type.</summary>
    public Dictionary<string, (uint Type, object Value)> Values { get; }

    /// <summary>Whether the file has its tensors.</summary>
    public bool HasTensors { get; init; } = true;

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.UTF8);
        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write(HasTensors ? (ulong)tensors.Count : 0UL);
        writer.Write((ulong)Values.Count);
        foreach (var (key, (type, value)) in Values)
        {
            Write(writer, key);
            writer.Write(type);
            WriteValue(writer, value);
        }

        if (!HasTensors)
        {
            return file.ToArray();
        }

        var offset = 0UL;
        foreach (var (name, size) in tensors)
        {
            Write(writer, name);
            writer.Write((uint)size.Length);
            Array.ForEach(size, writer.Write);
            writer.Write(0u);
            writer.Write(offset);
            offset += Padded(LengthOf(size));
        }

        writer.Write(new byte[(int)(Padded((ulong)file.Length) - (ulong)file.Length)]);
        foreach (var (_, size) in tensors)
        {
            for (var i = 0UL; i < LengthOf(size) / sizeof(float); i++)
            {
                writer.Write(0.01f);
            }

            writer.Write(new byte[(int)(Padded(LengthOf(size)) - LengthOf(size))]);
        }

        return file.ToArray();
    }

    private static ulong LengthOf(ulong[] size) => size.Aggregate(1UL, (product, part) => product * part) * sizeof(float);

    private static ulong Padded(ulong length) => (length + Alignment - 1) / Alignment * Alignment;

    private static void Write(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }

    private static void WriteValue(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case uint number:
                writer.Write(number);
                break;
            case ushort number:
                writer.Write(number);
                break;
            case ulong number:
                writer.Write(number);
                break;
            case int number:
                writer.Write(number);
                break;
            case float number:
                writer.Write(number);
                break;
            case bool truth:
                writer.Write(truth);
                break;
            case string text:
                Write(writer, text);
                break;
            case string[] texts:
                Head(Text, texts.Length);
                Array.ForEach(texts, text => Write(writer, text));
                break;
            case float[] numbers:
                Head(F32, numbers.Length);
                Array.ForEach(numbers, writer.Write);
                break;
            case int[] numbers:
                Head(I32, numbers.Length);
                Array.ForEach(numbers, writer.Write);
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is no value of a header.", nameof(value));
        }

        void Head(uint element, int count)
        {
            writer.Write(element);
            writer.Write((ulong)count);
        }
    }

    private void Add(string name, params ulong[] size) => tensors.Add((name, size));
}

using System.Text;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.LlamaCpp.Gguf;

namespace EigenFlux.Fuzz.Targets;

/// <summary>Headers of GGUF files, by the reader that stands before the native library. The library itself sees none of them.</summary>
internal sealed class GgufTarget : FuzzTarget
{
    private const uint Magic = 0x46554747;
    private const string Header = "header";
    private const int Types = 46;

    // Types of values: see the format's description.
    private const uint UInt32 = 4;
    private const uint Float32 = 6;
    private const uint String = 8;
    private const uint Array = 9;
    private const uint Kinds = 13;

    private static readonly string[] Numbers =
    [
        "block_count", "context_length", "embedding_length", "attention.head_count", "attention.head_count_kv", "attention.key_length", "rope.dimension_count",
        "expert_count", "expert_used_count", "vocab_size", "feed_forward_length",
    ];

    private static readonly string[] Tensors = ["token_embd.weight", "blk.0.attn_q.weight", "blk.0.attn_k.weight", "blk.0.attn_v.weight", "blk.1.attn_qkv.weight", "output.weight", ""];

    private static readonly string[] Keys =
    [
        "general.architecture", "general.alignment", "general.name", "tokenizer.ggml.model", "tokenizer.ggml.tokens", "tokenizer.ggml.scores", "tokenizer.ggml.token_type",
        "tokenizer.ggml.merges", "tokenizer.ggml.bos_token_id", "tokenizer.chat_template", "llama.block_count", "llama.context_length", "llama.embedding_length",
        "llama.attention.head_count", "", "x", "split.no", "split.count", "llama.rope.scaling.type", "llama.attention.layer_norm_rms_epsilon",
    ];

    private static readonly string Path = System.IO.Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : System.IO.Path.GetTempPath(), $"eflux-fuzz-{Environment.ProcessId}.gguf");

    public override string Name => "gguf";

    public override string Usage => "headers of GGUF files, changed: read, or refused with a reason";

    public override int Share => 1500;

    public override FuzzInput Make(SeededRandom random)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(random.OneIn(20) ? random.NextInt32(5) : 3);
        var values = random.OneIn(3) ? Values(random) : ModelValues(random);
        var tensors = random.NextInt32(4);
        writer.Write((ulong)tensors);
        writer.Write((ulong)values.Count);
        foreach (var write in values)
        {
            write(writer);
        }

        for (var i = 0; i < tensors; i++)
        {
            Text(writer, random.Pick(Tensors));
            var dimensions = random.OneIn(10) ? random.NextInt32(6) : 1 + random.NextInt32(2);
            writer.Write(dimensions);
            for (var d = 0; d < dimensions; d++)
            {
                writer.Write((ulong)(random.OneIn(6) ? random.NextInt32(300) : d == 0 ? random.Pick<int>([32, 32, 64, 256]) : 1 + random.NextInt32(4)));
            }

            writer.Write(random.OneIn(2) ? random.NextInt32(2) : random.NextInt32(Types));
            writer.Write((ulong)(random.NextInt32(8) * 32));
        }

        writer.Write(new byte[random.NextInt32(2000)]);
        var header = stream.ToArray();
        return new FuzzInput(FuzzInput.Binary(Header, !random.OneIn(3) ? header : ByteMutator.Mutate(header, random)));
    }

    public override void Run(FuzzInput input)
    {
        File.WriteAllBytes(Path, input.Bytes(Header));
        try
        {
            var file = GgufFile.Read(Path);
            _ = (file.TokenizerFingerprint, file.Fingerprint.Length, file.Tensors);
        }
        catch (ModelException refused)
        {
            BrokenRuleException.Require(refused.Message.Length > 0, "a refusal has a reason", () => "");
        }
    }

    /// <summary>Any values under any keys.</summary>
    private static List<Action<BinaryWriter>> Values(SeededRandom random) =>
        [.. Enumerable.Range(0, random.NextInt32(8)).Select(_ => Pair(random.Pick(Keys), (uint)random.NextInt32((int)Kinds), random))];

    /// <summary>The values of a small model, a few of them wrong or left out, and perhaps others.</summary>
    private static List<Action<BinaryWriter>> ModelValues(SeededRandom random)
    {
        var tokens = 1 + random.NextInt32(4);
        var values = new List<Action<BinaryWriter>>
        {
            Pair("general.architecture", random.Pick<string>(["llama", "llama", "llama", "qwen2", "clip", ""])),
            Pair("tokenizer.ggml.model", random.Pick<string>(["llama", "gpt2", "none"])),
            List("tokenizer.ggml.tokens", String, tokens, (writer, i) => Text(writer, random.OneIn(20) ? "t" : $"t{i}")),
        };
        if (random.OneIn(2))
        {
            values.Add(List("tokenizer.ggml.scores", Float32, random.OneIn(10) ? 3 : tokens, (writer, i) => writer.Write((float)i)));
        }

        if (random.OneIn(8))
        {
            values.Add(writer =>
            {
                Text(writer, "llama.attention.layer_norm_rms_epsilon");
                writer.Write(Float32);
                writer.Write(random.Pick<float>([1e-5f, 0, 1, 2, float.NaN, float.PositiveInfinity]));
            });
        }

        values.AddRange(Numbers.Where(_ => !random.OneIn(4)).Select(key => random.OneIn(20)
            ? Pair($"llama.{key}", (uint)random.NextInt32((int)Kinds), random)
            : Pair($"llama.{key}", random.OneIn(16) ? (uint)random.NextUInt64() : random.Pick<uint>([1, 2, 2, 4, 16, 32]))));
        for (var odd = random.Small(3); odd > 0; odd--)
        {
            values.Insert(random.NextInt32(values.Count + 1), Pair(random.Pick(Keys), (uint)random.NextInt32((int)Kinds), random));
        }

        if (random.OneIn(8))
        {
            values.RemoveAt(random.NextInt32(values.Count));
        }

        return values;
    }

    private static Action<BinaryWriter> Pair(string key, uint type, SeededRandom random) => writer =>
    {
        Text(writer, key);
        Value(writer, type, random);
    };

    private static Action<BinaryWriter> Pair(string key, string text) => writer =>
    {
        Text(writer, key);
        writer.Write(String);
        Text(writer, text);
    };

    private static Action<BinaryWriter> Pair(string key, uint number) => writer =>
    {
        Text(writer, key);
        writer.Write(UInt32);
        writer.Write(number);
    };

    private static Action<BinaryWriter> List(string key, uint item, int count, Action<BinaryWriter, int> write) => writer =>
    {
        Text(writer, key);
        writer.Write(Array);
        writer.Write(item);
        writer.Write((ulong)count);
        for (var i = 0; i < count; i++)
        {
            write(writer, i);
        }
    };

    private static void Value(BinaryWriter writer, uint type, SeededRandom random)
    {
        writer.Write(type);
        switch (type)
        {
            case String:
                Text(writer, random.Pick(OddTexts.Words));
                break;
            case Array:
                var (item, count) = ((uint)random.NextInt32((int)Kinds), random.NextInt32(6));
                writer.Write(item);
                writer.Write((ulong)count);
                for (var i = 0; i < count; i++)
                {
                    if (item == String)
                    {
                        Text(writer, random.Pick(OddTexts.Words));
                    }
                    else
                    {
                        writer.Write(new byte[SizeOf(item)]);
                    }
                }

                break;
            default:
                writer.Write(BitConverter.GetBytes(random.NextUInt64() >> random.NextInt32(64)).AsSpan(0, SizeOf(type)));
                break;
        }
    }

    private static int SizeOf(uint type) => type switch { 0 or 1 or 7 => 1, 2 or 3 => 2, 4 or 5 or 6 => 4, _ => 8 };

    private static void Text(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }
}

using System.Text;
using EigenFlux.Fuzz.Engine;
using EigenFlux.Fuzz.Generation;
using EigenFlux.Models;
using EigenFlux.Models.LlamaCpp.Gguf;
using EigenFlux.Models.Sampling;

namespace EigenFlux.Fuzz.Targets;

/// <summary>Headers of GGUF files, by the reader that stands before the native library. The library itself sees none of them.</summary>
internal sealed class GgufTarget : FuzzTarget
{
    private const uint Magic = 0x46554747;
    private const string Header = "header";

    // The reader asks the native library for the sizes of the types that it knows.
    private const int FirstUnknownType = 43;
    private static readonly string[] Keys =
    [
        "general.architecture", "general.alignment", "general.name", "tokenizer.ggml.model", "tokenizer.ggml.tokens", "tokenizer.ggml.scores", "tokenizer.ggml.token_type",
        "tokenizer.ggml.merges", "tokenizer.ggml.bos_token_id", "tokenizer.chat_template", "llama.block_count", "llama.context_length", "llama.embedding_length",
        "llama.attention.head_count", "", "x",
    ];

    private static readonly string Path = System.IO.Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : System.IO.Path.GetTempPath(), $"eflux-fuzz-{Environment.ProcessId}.gguf");

    public override string Name => "gguf";

    public override string Usage => "headers of GGUF files, changed: read, or refused with a reason";

    public override int Share => 900;

    public override FuzzInput Make(SeededRandom random)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(random.OneIn(20) ? random.NextInt32(5) : 3);
        var (tensors, values) = (random.NextInt32(4), random.NextInt32(8));
        writer.Write((ulong)tensors);
        writer.Write((ulong)values);
        for (var i = 0; i < values; i++)
        {
            Text(writer, random.Pick(Keys));
            Value(writer, (uint)random.NextInt32(13), random);
        }

        for (var i = 0; i < tensors; i++)
        {
            Text(writer, $"blk.{i}.weight");
            var dimensions = random.NextInt32(5);
            writer.Write(dimensions);
            for (var d = 0; d < dimensions; d++)
            {
                writer.Write((ulong)random.NextInt32(64));
            }

            writer.Write(FirstUnknownType + random.NextInt32(3));
            writer.Write((ulong)random.NextInt32(64));
        }

        writer.Write(new byte[random.NextInt32(256)]);
        var header = stream.ToArray();
        return new FuzzInput(FuzzInput.Binary(Header, random.OneIn(4) ? header : ByteMutator.Mutate(header, random)));
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

    private static void Value(BinaryWriter writer, uint type, SeededRandom random)
    {
        writer.Write(type);
        switch (type)
        {
            case 8:
                Text(writer, random.Pick(OddTexts.Words));
                break;
            case 9:
                var (item, count) = ((uint)random.NextInt32(13), random.NextInt32(6));
                writer.Write(item);
                writer.Write((ulong)count);
                for (var i = 0; i < count; i++)
                {
                    if (item == 8)
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

using System.Globalization;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.LlamaCpp.Gguf;

/// <summary>
/// Compares what a header says of attention heads with the tensors that they cut: where the two do not fit, the library ends the process
/// as soon as it lays out the computation. Models whose attention has other parts (latent, recurrent, of two kinds by layer) are passed over.
/// </summary>
internal sealed class GgufHeads
{
    private const string Query = "attn_q.weight";
    private const string Key = "attn_k.weight";
    private const string Value = "attn_v.weight";
    private const string All = "attn_qkv.weight";

    // Keys of architectures whose heads are cut in another way.
    private static readonly string[] Others = ["lora_rank", "_mla", "_swa", ".ssm.", ".wkv.", ".shortconv.", ".time_", ".kda."];

    // The architectures in which the library turns all of a head or ends the process, as it was found by trying each.
    private static readonly HashSet<string> TurnsWhole = new(StringComparer.Ordinal)
    {
        "apertus", "arcee", "arctic", "baichuan", "codeshell", "cogvlm", "dbrx", "deepseek", "dream", "ernie4_5", "ernie4_5-moe", "exaone",
        "exaone4", "granite", "granitemoe", "grok", "hunyuan-dense", "hunyuan-moe", "internlm2", "llada", "llada-moe", "maincoder",
        "minicpm", "mistral3", "olmo", "olmo2", "olmoe", "orion", "pangu-embedded", "plamo", "qwen2", "qwen2moe", "qwen3", "qwen3moe",
        "rnd1", "seed_oss", "smollm3", "starcoder2", "xverse",
    };

    private readonly List<(string Name, ulong Rows)> tensors = [];

    /// <summary>Notes a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">How many rows it has.</param>
    public void Add(string name, ulong rows)
    {
        if (name.StartsWith("blk.", StringComparison.Ordinal)
            && (name.EndsWith("." + Query, StringComparison.Ordinal) || name.EndsWith("." + Key, StringComparison.Ordinal)
                || name.EndsWith("." + Value, StringComparison.Ordinal) || name.EndsWith("." + All, StringComparison.Ordinal)))
        {
            tensors.Add((name, rows));
        }
    }

    /// <summary>Compares the header with the tensors.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="metadata">The header's metadata, checked.</param>
    /// <exception cref="ModelException">They do not fit.</exception>
    public void Check(string path, IReadOnlyDictionary<string, GgufValue> metadata)
    {
        if (tensors.Count == 0 || metadata.GetValueOrDefault("general.architecture")?.Text is not { } architecture
            || metadata.Keys.Any(key => Others.Any(other => key.Contains(other, StringComparison.Ordinal))))
        {
            return;
        }

        var width = Find("embedding_length") ?? 0;
        if (metadata.GetValueOrDefault($"{architecture}.attention.head_count") is { IsWhole: false })
        {
            return; // One number for each layer.
        }

        if (Find("attention.head_count") is not (> 0 and { } heads))
        {
            throw Bad("attention.head_count", "is missing or 0, and its model has attention");
        }

        if (metadata.GetValueOrDefault($"{architecture}.attention.head_count_kv") is { IsWhole: false })
        {
            return;
        }

        var pairs = Find("attention.head_count_kv") ?? heads;
        if (pairs == 0 || heads % pairs != 0)
        {
            throw Bad("attention.head_count_kv", $"is {pairs}, and does not divide the {heads} heads");
        }

        var (keyLength, valueLength) = (Find("attention.key_length") ?? width / heads, Find("attention.value_length") ?? width / heads);
        foreach (var (name, rows) in tensors)
        {
            var needed = name.EndsWith(All, StringComparison.Ordinal) ? (heads * keyLength) + (pairs * (keyLength + valueLength))
                : name.EndsWith(Query, StringComparison.Ordinal) ? heads * keyLength
                : name.EndsWith(Key, StringComparison.Ordinal) ? pairs * keyLength
                : pairs * valueLength;

            // A query may come with a gate as large.
            if (rows != (ulong)needed && !(name.EndsWith(Query, StringComparison.Ordinal) && rows == 2 * (ulong)needed))
            {
                throw Bad("attention.head_count", $"is {heads}, which does not go with its tensor '{name}' of {rows} rows: heads of {keyLength} and {valueLength} would take {needed}");
            }
        }

        if (Find("rope.dimension_count") is { } turned
            && (turned < 2 || turned % 2 != 0 || turned > keyLength || (turned != keyLength && TurnsWhole.Contains(architecture))))
        {
            throw Bad("rope.dimension_count", $"is {turned}, which does not go with heads of {keyLength}");
        }

        long? Find(string key) => metadata.GetValueOrDefault($"{architecture}.{key}") is { IsWhole: true } value ? (long)value.Numbers[0] : null;

        ModelException Bad(string key, string what) => new(
            ModelErrorKind.Unreadable,
            string.Create(CultureInfo.InvariantCulture, $"'{path}' is damaged or was made wrong: its value '{architecture}.{key}' {what}. Download it again, or convert the model again."));
    }
}

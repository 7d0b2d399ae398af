using System.Globalization;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.LlamaCpp.Gguf;

/// <summary>
/// Looks at what a GGUF header says of the model before the library does: the library ends the process at a number that it cannot
/// compute with, and trusts the lengths of the tokenizer's lists. The limits are the library's own where it has one, and otherwise far
/// beyond any model's.
/// </summary>
internal static class GgufChecks
{
    /// <summary>The key of the alignment of tensors.</summary>
    public const string Alignment = "general.alignment";

    /// <summary>The key of the tokenizer's list of tokens.</summary>
    public const string Tokens = "tokenizer.ggml.tokens";

    private const string Architecture = "general.architecture";
    private const string TokenizerModel = "tokenizer.ggml.model";
    private const int MostLayers = 512;
    private const int MostExperts = 512;
    private const long MostTokens = 1 << 24;
    private const long MostWidth = 1 << 24;
    private const long MostContext = int.MaxValue;

    // What follows the architecture's name, and the least and the most that it may be. All may be given for each layer.
    private static readonly (string Key, long Least, long Most)[] Ranges =
    [
        ("context_length", 1, MostContext),
        ("embedding_length", 1, MostWidth),
        ("feed_forward_length", 0, MostWidth),
        ("expert_feed_forward_length", 0, MostWidth),
        ("expert_shared_feed_forward_length", 0, MostWidth),
        ("attention.head_count", 0, MostWidth),
        ("attention.head_count_kv", 0, MostWidth),
        ("attention.key_length", 1, MostWidth),
        ("attention.value_length", 1, MostWidth),
        ("attention.key_length_swa", 1, MostWidth),
        ("attention.value_length_swa", 1, MostWidth),
        ("attention.sliding_window", 0, MostContext),
        ("rope.dimension_count", 0, MostWidth),
        ("rope.dimension_count_swa", 0, MostWidth),
        ("rope.scaling.original_context_length", 0, MostContext),
        ("vocab_size", 1, MostTokens),
        ("expert_shared_count", 0, MostExperts),
        ("expert_group_count", 0, MostExperts),
        ("expert_group_used_count", 0, MostExperts),
        ("leading_dense_block_count", 0, MostLayers),
        ("nextn_predict_layers", 0, MostLayers),
        ("ssm.conv_kernel", 0, MostWidth),
        ("ssm.inner_size", 0, MostWidth),
        ("ssm.state_size", 0, MostWidth),
        ("ssm.time_step_rank", 0, MostWidth),
        ("ssm.group_count", 0, MostWidth),
        ("wkv.head_size", 1, MostWidth),
        ("interleave_moe_layer_step", 1, MostLayers),
    ];

    private static readonly string[] Epsilons =
        ["attention.layer_norm_epsilon", "attention.layer_norm_rms_epsilon", "attention.group_norm_epsilon"];

    private static readonly string[] RopeScalings = ["none", "linear", "yarn", "longrope"];

    /// <summary>Checks a header's metadata.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="metadata">The metadata.</param>
    /// <param name="hasTensors">Whether the file has tensors: without them it may hold a vocabulary.</param>
    /// <param name="countRepeated">Counts the tokens that are there twice, of as many as the list has.</param>
    /// <exception cref="ModelException">A value is missing, or the library could not compute with it.</exception>
    public static void Check(string path, Dictionary<string, GgufValue> metadata, bool hasTensors, Func<ulong, int> countRepeated)
    {
        var header = new Header(path, metadata);
        if (header.Find(Alignment) is { } alignment && !(alignment is { Type: GgufValue.UInt32Type, Numbers: [>= 32 and <= 65536 and var bytes] } && uint.IsPow2((uint)bytes)))
        {
            throw header.Bad(Alignment, $"is {Show(alignment)}, and must be a power of two from 32 to 65536");
        }

        var hasTokenizer = header.Find(Tokens) is not null || header.Find(TokenizerModel) is not null;
        if (!hasTensors && !hasTokenizer)
        {
            throw new ModelException(
                ModelErrorKind.Unreadable,
                $"'{path}' is a GGUF header alone: it has neither the tensors of a model nor a tokenizer. Download the whole model; one in several parts begins with the part 00001.");
        }

        if (header.Find("split.no") is { Numbers: [> 0] })
        {
            throw new ModelException(
                ModelErrorKind.Unreadable, $"'{path}' is one part of a model in several files. Name the first of them, the part 00001; it finds the others.");
        }

        if (header.Find(Architecture) is not { } architecture)
        {
            throw new ModelException(
                ModelErrorKind.Unreadable,
                $"'{path}' does not say which architecture its model has ('{Architecture}'): it is no language model's file, or was made by a tool that left it out. Download another, or convert the model again.");
        }

        if (architecture.Text is not { Length: > 0 } name)
        {
            throw header.Bad(Architecture, $"is {Show(architecture)}, and must be a name");
        }

        if (name == "clip")
        {
            throw new ModelException(
                ModelErrorKind.Unreadable, $"'{path}' is the part of a model that sees pictures, and not the language model. Name the other file.");
        }

        if (hasTensors && !hasTokenizer && header.Find("split.count") is null)
        {
            throw new ModelException(
                ModelErrorKind.Unreadable,
                $"'{path}' has no tokenizer, so no text can be made into tokens for it. It may be an adapter, or one part of a model; name the model's whole file.");
        }

        CheckModel(header, name, hasTensors);
        if (hasTokenizer)
        {
            CheckTokenizer(header, countRepeated);
        }
    }

    private static void CheckModel(Header header, string architecture, bool hasTensors)
    {
        var layersKey = $"{architecture}.block_count";
        if (header.Find(layersKey) is not { } layers)
        {
            // A vocabulary alone may be without.
            if (hasTensors)
            {
                throw header.Bad(layersKey, "is missing");
            }
        }
        else if (!layers.IsWhole || layers.Numbers[0] is < 1 or > MostLayers)
        {
            throw header.Bad(layersKey, $"is {Show(layers)}, and a model has 1 to {MostLayers} layers");
        }

        foreach (var (key, least, most) in Ranges)
        {
            header.Within($"{architecture}.{key}", least, most);
        }

        var (countKey, usedKey) = ($"{architecture}.expert_count", $"{architecture}.expert_used_count");
        header.Within(countKey, 0, MostExperts);
        header.Within(usedKey, 0, MostExperts);
        var experts = header.Most(countKey);
        var used = header.Most(usedKey);
        if (used > experts || (experts > 0 && used == 0))
        {
            throw header.Bad(usedKey, $"is {used}, and the model has {experts} experts ('{countKey}')");
        }

        foreach (var key in Epsilons)
        {
            if (header.Find($"{architecture}.{key}") is { } epsilon && !(epsilon.Type == GgufValue.Float32Type && epsilon.Numbers[0] is >= 0 and <= 1))
            {
                throw header.Bad($"{architecture}.{key}", $"is {Show(epsilon)}, and must be a number from 0 to 1");
            }
        }

        var scalingKey = $"{architecture}.rope.scaling.type";
        if (header.Find(scalingKey) is { } scaling && !RopeScalings.Contains(scaling.Text))
        {
            throw header.Bad(scalingKey, $"is {Show(scaling)}, and must be {string.Join(" or ", RopeScalings)}");
        }
    }

    private static void CheckTokenizer(Header header, Func<ulong, int> countRepeated)
    {
        if (header.Find(TokenizerModel) is { } model && model.Text is null)
        {
            throw header.Bad(TokenizerModel, $"is {Show(model)}, and must be a name");
        }

        if (header.Find(Tokens) is not { } tokens)
        {
            return; // A tokenizer of the kind "none" or "no_vocab": the library says what it lacks.
        }

        if (tokens is not { Type: GgufValue.ArrayType, Element: GgufValue.StringType, Count: > 0 and <= (ulong)MostTokens })
        {
            throw header.Bad(Tokens, $"is {Show(tokens)}, and must be a list of 1 to {MostTokens:N0} texts");
        }

        CheckList(header, "tokenizer.ggml.scores", tokens.Count, GgufValue.Float32Type);
        CheckList(header, "tokenizer.ggml.token_type", tokens.Count, GgufValue.Int32Type, GgufValue.UInt32Type);
        if (header.Find("tokenizer.ggml.merges") is { } merges && merges is not { Type: GgufValue.ArrayType, Element: GgufValue.StringType })
        {
            throw header.Bad("tokenizer.ggml.merges", $"is {Show(merges)}, and must be a list of texts");
        }

        if (header.Find("tokenizer.ggml.precompiled_charsmap") is { } map && map is not { Type: GgufValue.ArrayType, Element: 0 or 1 })
        {
            throw header.Bad("tokenizer.ggml.precompiled_charsmap", $"is {Show(map)}, and must be a list of bytes");
        }

        if (countRepeated(tokens.Count) is > 0 and var repeated)
        {
            throw header.Bad(Tokens, $"has {repeated:N0} tokens twice");
        }
    }

    private static void CheckList(Header header, string key, ulong count, params ReadOnlySpan<uint> types)
    {
        if (header.Find(key) is { } list && !(list.Type == GgufValue.ArrayType && types.Contains(list.Element) && list.Count == count))
        {
            throw header.Bad(key, $"is {Show(list)}, and must be a list of {count:N0} numbers, one for each token");
        }
    }

    private static string Show(GgufValue value) => value switch
    {
        { Type: GgufValue.ArrayType } => string.Create(CultureInfo.InvariantCulture, $"a list of {value.Count:N0} values of type {value.Element}"),
        { Text: { } text } => text.Length > 40 ? $"'{text[..40]}…'" : $"'{text}'",
        { Numbers: [var number] } => number.ToString("R", CultureInfo.InvariantCulture),
        _ => "a long text",
    };

    private sealed class Header(string path, Dictionary<string, GgufValue> metadata)
    {
        public GgufValue? Find(string key) => metadata.GetValueOrDefault(key);

        public double Most(string key) => Find(key)?.Numbers.DefaultIfEmpty(0).Max() ?? 0;

        /// <summary>Refuses what is there and is no whole number of a range, or a list of such numbers.</summary>
        public void Within(string key, long least, long most)
        {
            if (Find(key) is not { } value)
            {
                return;
            }

            var isNumber = value.IsWhole || (value.IsWholes && value.Count is > 0 and <= MostLayers);
            if (!isNumber || value.Numbers.Any(number => number < least || number > most))
            {
                throw Bad(key, string.Create(CultureInfo.InvariantCulture, $"is {Show(value)}, and must be a whole number from {least} to {most}"));
            }
        }

        public ModelException Bad(string key, string what) => new(
            ModelErrorKind.Unreadable, $"'{path}' is damaged or was made wrong: its value '{key}' {what}. Download it again, or convert the model again.");
    }
}

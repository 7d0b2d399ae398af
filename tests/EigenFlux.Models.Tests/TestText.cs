using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Ngram;

namespace EigenFlux.Models.Tests;

/// <summary>Texts and models that several tests use.</summary>
internal static class TestText
{
    private static readonly string[] People = ["The pilot", "Ada", "a clerk", "the captain", "my aunt", "No one"];
    private static readonly string[] Deeds = ["saw", "bought", "mended", "lost", "couldn't find", "asked about"];
    private static readonly string[] Things = ["the old boat", "a lamp", "3 maps", "the dam", "rain", "a naïve question"];

    /// <summary>Sentences of a little grammar, the same for the same seed.</summary>
    public static string Sentences(ulong seed, int count)
    {
        var random = new SeededRandom(seed);
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(Pick(People)).Append(' ').Append(Pick(Deeds)).Append(' ').Append(Pick(Things));
            text.Append(random.NextInt32(5) switch { 0 => ", and then left.\n", 1 => "?\n\n", _ => ". " });
        }

        return text.ToString();

        string Pick(string[] from) => from[random.NextInt32(from.Length)];
    }

    public static NgramLanguageModel Model(string text, NgramUnit unit, int? order = null) =>
        new("test:text", Encoding.UTF8.GetBytes(text), unit, order);

    public static TokenId[] RandomTokens(SeededRandom random, int vocabularySize, int count)
    {
        var tokens = new TokenId[count];
        for (var i = 0; i < count; i++)
        {
            tokens[i] = new TokenId(random.NextInt32(vocabularySize));
        }

        return tokens;
    }

    public static string Decode(ITokenizer tokenizer, ReadOnlySpan<TokenId> tokens)
    {
        using var bytes = new MemoryStream();
        foreach (var token in tokens)
        {
            bytes.Write(tokenizer.GetBytes(token));
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}

using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;

namespace EigenFlux.Models.Tests.Constraints;

/// <summary>
/// A vocabulary of tokens that are given: several characters, parts of one, two of the same bytes. After them an end of text and a control
/// token whose name is a text that could be said. Text is split into the longest tokens that fit.
/// </summary>
public sealed class PatchworkTokenizer : ITokenizer
{
    private readonly byte[][] tokens;

    public PatchworkTokenizer(IEnumerable<byte[]> tokens) =>
        this.tokens = [.. tokens, "<end>"u8.ToArray(), "true"u8.ToArray()];

    public PatchworkTokenizer(IEnumerable<string> tokens)
        : this(tokens.Select(Encoding.UTF8.GetBytes))
    {
    }

    public int VocabularySize => tokens.Length;

    public TokenId? BeginOfText => null;

    public string Fingerprint => "patchwork " + Convert.ToHexString([.. tokens.SelectMany(token => token.Prepend((byte)token.Length))]);

    public TokenId EndOfText => new(tokens.Length - 2);

    public TokenId Control => new(tokens.Length - 1);

    /// <summary>Every byte, and some two hundred pieces of what JSON and words are made of, cut anywhere.</summary>
    public static PatchworkTokenizer Random(ulong seed)
    {
        var random = new SeededRandom(seed);
        var text = Encoding.UTF8.GetBytes(
            "{\"a\": [\"x\", \"hold\"], \"b\": true}, {\"name\": \"Zoë 😀\", \"n\": -12.5e+3}]}\n\n sell hold aab bba caféß\\\"\\n\\u001f 0123 false, \"é\": [[], [1, 2]]");
        var pieces = new List<byte[]>();
        for (var value = 0; value < 256; value++)
        {
            pieces.Add([(byte)value]);
        }

        for (var i = 0; i < 200; i++)
        {
            var start = random.NextInt32(text.Length - 1);
            pieces.Add(text.AsSpan(start, 1 + random.NextInt32(Math.Min(7, text.Length - start))).ToArray());
        }

        return new PatchworkTokenizer(pieces);
    }

    public bool IsEndOfText(TokenId token) => token == EndOfText;

    public bool IsControl(TokenId token) => token == EndOfText || token == Control;

    public TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false)
    {
        var rest = Encoding.UTF8.GetBytes(text.ToString()).AsSpan();
        var found = new List<TokenId>();
        while (!rest.IsEmpty)
        {
            var best = -1;
            for (var i = 0; i < tokens.Length - 2; i++)
            {
                if (rest.StartsWith(tokens[i]) && (best < 0 || tokens[i].Length > tokens[best].Length))
                {
                    best = i;
                }
            }

            if (best < 0)
            {
                break;
            }

            found.Add(new TokenId(best));
            rest = rest[tokens[best].Length..];
        }

        return [.. found];
    }

    public ReadOnlySpan<byte> GetBytes(TokenId token) => tokens[token.Value];
}

using System.Text;
using EigenFlux.Models.Contract;

namespace EigenFlux.Compiler.Tests.Support;

/// <summary>A vocabulary of a few letters and an end of text: what has others cannot be spelled.</summary>
internal sealed class FewLetters(string letters) : ITokenizer
{
    private readonly byte[][] bytes = [.. letters.Select(letter => Encoding.UTF8.GetBytes([letter])), "<end>"u8.ToArray()];

    public int VocabularySize => bytes.Length;

    public TokenId? BeginOfText => null;

    public string Fingerprint => "few " + letters;

    public bool IsEndOfText(TokenId token) => token.Value == letters.Length;

    public bool IsControl(TokenId token) => IsEndOfText(token);

    // As vocabularies without bytes do: what is not known becomes some token for the unknown.
    public TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false)
    {
        var tokens = new TokenId[text.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = new TokenId(Math.Max(0, letters.IndexOf(text[i], StringComparison.Ordinal)));
        }

        return tokens;
    }

    public ReadOnlySpan<byte> GetBytes(TokenId token) => bytes[token.Value];
}

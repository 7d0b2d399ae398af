using System.Text;
using EigenFlux.Models.Common;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Tokenizers;

/// <summary>
/// One token per byte of the text's UTF-8, with the byte's value as its id, and <see cref="EndOfText"/> after them. There is no
/// beginning-of-text token.
/// </summary>
public sealed class ByteTokenizer : ITokenizer
{
    /// <summary>The token that ends a text.</summary>
    public static readonly TokenId EndOfText = new(256);

    /// <summary>The name of <see cref="EndOfText"/> in the vocabulary, which <c>parseSpecial</c> reads.</summary>
    public const string EndOfTextName = "<|end|>";

    private static readonly byte[] EndOfTextBytes = Encoding.UTF8.GetBytes(EndOfTextName);
    private static readonly byte[] AllBytes = MakeAllBytes();
    private string? fingerprint;

    private ByteTokenizer()
    {
    }

    /// <summary>The only one there is: it has no state.</summary>
    public static ByteTokenizer Instance { get; } = new();

    /// <inheritdoc/>
    public int VocabularySize => 257;

    /// <inheritdoc/>
    public TokenId? BeginOfText => null;

    /// <inheritdoc/>
    public string Fingerprint => fingerprint ??= StableHash.OfText("eigenflux bytes 1");

    /// <inheritdoc/>
    public bool IsEndOfText(TokenId token) => token == EndOfText;

    /// <inheritdoc/>
    public TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false) =>
        SpecialText.Tokenize(text, parseSpecial, EndOfTextName, EndOfText, static (part, tokens) =>
        {
            foreach (var value in part)
            {
                tokens.Add(new TokenId(value));
            }
        });

    /// <inheritdoc/>
    public ReadOnlySpan<byte> GetBytes(TokenId token) =>
        token == EndOfText ? EndOfTextBytes : AllBytes.AsSpan(token.Value, 1);

    private static byte[] MakeAllBytes()
    {
        var bytes = new byte[256];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)i;
        }

        return bytes;
    }
}

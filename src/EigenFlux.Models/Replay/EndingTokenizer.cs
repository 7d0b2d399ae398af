using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Replay;

/// <summary>
/// A borrowed tokenizer that lacks an end-of-text token, with one after its others. It keeps the fingerprint: every text has the
/// same tokens, so an image that was made for the one fits the other.
/// </summary>
internal sealed class EndingTokenizer(ITokenizer inner) : ITokenizer
{
    private static readonly byte[] Name = Encoding.UTF8.GetBytes(ByteTokenizer.EndOfTextName);

    public int VocabularySize => inner.VocabularySize + 1;

    public TokenId? BeginOfText => inner.BeginOfText;

    public string Fingerprint => inner.Fingerprint;

    public bool IsEndOfText(TokenId token) => token.Value == inner.VocabularySize;

    public bool IsControl(TokenId token) => IsEndOfText(token) || inner.IsControl(token);

    public TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false) => inner.Tokenize(text, parseSpecial);

    public ReadOnlySpan<byte> GetBytes(TokenId token) => IsEndOfText(token) ? Name : inner.GetBytes(token);
}

using EigenFlux.Models.Contract;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Compiler.Tests.Support;

/// <summary>A tokenizer of bytes that counts its calls, and cancels a token at one of them.</summary>
/// <param name="last">The number of the call, from 1, at which <see cref="Token"/> is cancelled.</param>
internal sealed class CountingTokenizer(int last) : ITokenizer, IDisposable
{
    private readonly CancellationTokenSource source = new();

    public int Calls { get; private set; }

    public CancellationToken Token => source.Token;

    public int VocabularySize => ByteTokenizer.Instance.VocabularySize;

    public TokenId? BeginOfText => ByteTokenizer.Instance.BeginOfText;

    public string Fingerprint => ByteTokenizer.Instance.Fingerprint;

    public bool IsEndOfText(TokenId token) => ByteTokenizer.Instance.IsEndOfText(token);

    public TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false)
    {
        if (++Calls == last)
        {
            source.Cancel();
        }

        return ByteTokenizer.Instance.Tokenize(text, parseSpecial);
    }

    public ReadOnlySpan<byte> GetBytes(TokenId token) => ByteTokenizer.Instance.GetBytes(token);

    public void Dispose() => source.Dispose();
}

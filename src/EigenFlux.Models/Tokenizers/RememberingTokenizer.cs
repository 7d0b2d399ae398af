using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Tokenizers;

/// <summary>
/// A tokenizer that remembers the texts it was asked about, for whoever asks about nearly the same ones again and again: a compiler
/// whose author changes one line. Safe to use from several threads.
/// </summary>
/// <param name="inner">The tokenizer that does the work.</param>
/// <param name="most">The most texts that are remembered; beyond that it begins anew.</param>
public sealed class RememberingTokenizer(ITokenizer inner, int most = 65_536) : ITokenizer
{
    private readonly Dictionary<string, TokenId[]> plain = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenId[]> special = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public int VocabularySize => inner.VocabularySize;

    /// <inheritdoc/>
    public TokenId? BeginOfText => inner.BeginOfText;

    /// <inheritdoc/>
    public string Fingerprint => inner.Fingerprint;

    /// <inheritdoc/>
    public bool IsEndOfText(TokenId token) => inner.IsEndOfText(token);

    /// <inheritdoc/>
    public bool IsControl(TokenId token) => inner.IsControl(token);

    /// <inheritdoc/>
    public TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false)
    {
        var known = parseSpecial ? special : plain;
        lock (gate)
        {
            if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var remembered))
            {
                return [.. remembered]; // The caller's own: it may write into it.
            }
        }

        var tokens = inner.Tokenize(text, parseSpecial);
        lock (gate)
        {
            if (known.Count >= most)
            {
                known.Clear();
            }

            known[text.ToString()] = [.. tokens];
        }

        return tokens;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> GetBytes(TokenId token) => inner.GetBytes(token);
}

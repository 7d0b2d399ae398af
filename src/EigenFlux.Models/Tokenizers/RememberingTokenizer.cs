using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Tokenizers;

/// <summary>
/// A tokenizer that caches the results of another, for repeated requests with almost the same texts, as in a compiler after the
/// edit of one line. Safe for concurrent use.
/// </summary>
/// <param name="inner">The other tokenizer.</param>
/// <param name="most">The maximum number of cached texts; when it is exceeded, the cache is cleared.</param>
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

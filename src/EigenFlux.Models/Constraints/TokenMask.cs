namespace EigenFlux.Models.Constraints;

/// <summary>Which tokens of a vocabulary may come next.</summary>
/// <param name="words">A bit for each token, from the lowest of the first word on; the bits past the vocabulary are 0.</param>
public sealed class TokenMask(ulong[] words)
{
    /// <summary>A bit for each token.</summary>
    public ReadOnlySpan<ulong> Words => words;

    /// <summary>How many tokens may come.</summary>
    public int Count { get; } = words.Sum(System.Numerics.BitOperations.PopCount);

    /// <summary>Whether a token may come.</summary>
    public bool Allows(TokenId token) => (words[token.Value >> 6] >> (token.Value & 63) & 1) != 0;
}

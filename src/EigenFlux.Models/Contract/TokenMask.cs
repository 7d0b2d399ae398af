using System.Numerics;

namespace EigenFlux.Models.Contract;

/// <summary>The set of tokens of a vocabulary that may come next. Immutable.</summary>
/// <param name="words">A bit for each token, from the lowest of the first word on; the bits past the vocabulary are 0.</param>
public sealed class TokenMask(ulong[] words)
{
    /// <summary>A bit for each token.</summary>
    public ReadOnlySpan<ulong> Words => words;

    /// <summary>The number of allowed tokens.</summary>
    public int Count { get; } = CountBits(words);

    /// <summary>The only token that may come; null if several may, or none.</summary>
    public TokenId? Only { get; } = FindOnly(words);

    /// <summary>Whether a token may come. No token past the vocabulary may.</summary>
    public bool Allows(TokenId token) =>
        (uint)token.Value < (uint)words.Length * 64 && (words[token.Value >> 6] >> (token.Value & 63) & 1) != 0;

    /// <summary>Writes the tokens that may come, by rising id.</summary>
    /// <param name="destination">At least <see cref="Count"/> places.</param>
    public void CopyTo(Span<TokenId> destination)
    {
        var next = 0;
        for (var i = 0; i < words.Length; i++)
        {
            for (var word = words[i]; word != 0; word &= word - 1)
            {
                destination[next++] = new TokenId((i << 6) + BitOperations.TrailingZeroCount(word));
            }
        }
    }

    private static TokenId? FindOnly(ulong[] words)
    {
        TokenId? only = null;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] != 0)
            {
                if (only is not null || BitOperations.PopCount(words[i]) > 1)
                {
                    return null;
                }

                only = new TokenId((i << 6) + BitOperations.TrailingZeroCount(words[i]));
            }
        }

        return only;
    }

    private static int CountBits(ulong[] words)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }
}

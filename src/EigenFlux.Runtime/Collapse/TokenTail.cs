using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Collapse;

/// <summary>The last tokens of a page with their numbers and surprises. Older tokens are dropped; memory is allocated once.</summary>
internal sealed class TokenTail
{
    private readonly int mask;
    private readonly Entry[] entries;
    private long end;
    private long start;

    /// <param name="capacity">The minimum number of tokens to keep.</param>
    public TokenTail(int capacity)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)capacity);
        entries = new Entry[size];
        mask = size - 1;
    }

    private TokenTail(TokenTail other) =>
        (mask, entries, end, start) = (other.mask, [.. other.entries], other.end, other.start);

    /// <summary>A copy that goes its own way.</summary>
    public TokenTail Fork() => new(this);

    /// <summary>The number of tokens.</summary>
    public int Count => (int)(end - start);

    /// <summary>One of them, counted back from the last, which is 0.</summary>
    public ref readonly Entry this[int back] => ref entries[(end - 1 - back) & mask];

    public void Add(Entry entry)
    {
        entries[end++ & mask] = entry;
        start = Math.Max(start, end - entries.Length);
    }

    /// <summary>Takes the last ones back.</summary>
    public void Drop(int count) => end -= Math.Min(count, Count);

    /// <param name="Token">The token.</param>
    /// <param name="Number">The number of the generated token; of one that was written, of the last one generated before it.</param>
    /// <param name="Surprise">−ln of the token's probability: 0 for a written token, NaN if it was not requested.</param>
    /// <param name="IsGenerated">Whether the model said it.</param>
    public readonly record struct Entry(TokenId Token, int Number, float Surprise, bool IsGenerated);
}

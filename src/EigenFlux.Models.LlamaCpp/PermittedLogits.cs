using System.Numerics;
using System.Runtime.Intrinsics;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>A row of logits, of which some tokens only may come. Where many may, eight are looked at together.</summary>
internal static unsafe class PermittedLogits
{
    // With fewer bits in a word, taking one at a time is faster.
    private const int Many = 8;

    private static readonly Vector256<int> Bits = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);

    /// <summary>The largest logit of the tokens that may come; negative infinity where none may, not a number where one of theirs is none.</summary>
    /// <param name="logits">A logit for each token.</param>
    /// <param name="count">How many tokens there are.</param>
    /// <param name="words">A bit for each token that may come.</param>
    public static float Maximum(float* logits, int count, ReadOnlySpan<ulong> words)
    {
        var best = Vector256.Create(float.NegativeInfinity);
        var max = float.NegativeInfinity;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (word == 0)
            {
                continue;
            }

            var row = logits + ((nint)i << 6);
            if (BitOperations.PopCount(word) < Many || (i << 6) + 64 > count)
            {
                for (; word != 0; word &= word - 1)
                {
                    // The larger of two is no number where one is none.
                    max = MathF.Max(max, row[BitOperations.TrailingZeroCount(word)]);
                }

                continue;
            }

            for (var lane = 0; lane < 64; lane += Vector256<float>.Count)
            {
                var kept = Vector256.ConditionalSelect(
                    Mask((byte)(word >> lane)), Vector256.Load(row + lane), Vector256.Create(float.NegativeInfinity));
                best = Vector256.Max(best, kept);
            }
        }

        for (var lane = 0; lane < Vector256<float>.Count; lane++)
        {
            max = MathF.Max(max, best[lane]);
        }

        return max;
    }

    /// <summary>Which of at most 64 tokens may come and have at least some logit.</summary>
    /// <param name="logits">The logits of the tokens.</param>
    /// <param name="count">How many tokens there are.</param>
    /// <param name="word">A bit for each that may come.</param>
    /// <param name="least">The least logit, or negative infinity.</param>
    public static ulong AtLeast(float* logits, int count, ulong word, float least)
    {
        if (float.IsNegativeInfinity(least))
        {
            return word;
        }

        if (BitOperations.PopCount(word) < Many || count < 64)
        {
            var near = 0UL;
            for (var rest = word; rest != 0; rest &= rest - 1)
            {
                var bit = BitOperations.TrailingZeroCount(rest);
                near |= logits[bit] >= least ? 1UL << bit : 0;
            }

            return near;
        }

        var bound = Vector256.Create(least);
        var all = 0UL;
        for (var lane = 0; lane < 64; lane += Vector256<float>.Count)
        {
            all |= (ulong)Vector256.GreaterThanOrEqual(Vector256.Load(logits + lane), bound).ExtractMostSignificantBits() << lane;
        }

        return all & word;
    }

    private static Vector256<float> Mask(byte bits) =>
        Vector256.Equals(Vector256.Create((int)bits) & Bits, Bits).AsSingle();
}

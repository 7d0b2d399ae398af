using System.Numerics;

namespace EigenFlux.Models.Decoding;

/// <summary>
/// The random numbers of a run: xoshiro256** by Blackman and Vigna (2018), whose state is filled from the seed by SplitMix64. The
/// same seed gives the same numbers on every platform and in every release, which <see cref="System.Random"/> does not guarantee.
/// </summary>
public sealed class SeededRandom
{
    /// <summary>The number of words in the state of <see cref="CopyState"/>.</summary>
    public const int StateLength = 4;

    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>Starts the numbers of a seed.</summary>
    public SeededRandom(ulong seed)
    {
        s0 = SplitMix(ref seed);
        s1 = SplitMix(ref seed);
        s2 = SplitMix(ref seed);
        s3 = SplitMix(ref seed);
    }

    /// <summary>Restores a state from <see cref="CopyState"/>.</summary>
    /// <exception cref="ArgumentException">The state does not have <see cref="StateLength"/> words, or all of them are zero.</exception>
    public SeededRandom(ReadOnlySpan<ulong> state)
    {
        if (state.Length != StateLength || !state.ContainsAnyExcept(0UL))
        {
            throw new ArgumentException("A state has four words that are not all zero.", nameof(state));
        }

        (s0, s1, s2, s3) = (state[0], state[1], state[2], state[3]);
    }

    /// <summary>
    /// Derives the seed of a part of a run, such as a turn. Each part has a stream of its own, so the numbers that one part draws
    /// do not affect the next part.
    /// </summary>
    public static ulong DeriveSeed(ulong seed, ulong part)
    {
        var state = seed;
        state = SplitMix(ref state) ^ part;
        return SplitMix(ref state);
    }

    /// <summary>Copies the state, for a checkpoint.</summary>
    /// <param name="destination"><see cref="StateLength"/> places.</param>
    public void CopyState(Span<ulong> destination)
    {
        destination[3] = s3;
        destination[2] = s2;
        destination[1] = s1;
        destination[0] = s0;
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number from 0 to less than 1, of 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniformly distributed integer from 0 to less than <paramref name="bound"/> (Lemire's method with rejection).</summary>
    /// <param name="bound">More than 0.</param>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (ulong)bound;
        var high = Math.BigMul(NextUInt64(), range, out ulong low);
        if (low < range)
        {
            var rejected = (0 - range) % range;
            while (low < rejected)
            {
                high = Math.BigMul(NextUInt64(), range, out low);
            }
        }

        return (int)high;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

using EigenFlux.Models.Decoding;

namespace EigenFlux.Fuzz.Generation;

/// <summary>Choices at random.</summary>
internal static class RandomExtensions
{
    /// <summary>One of some things.</summary>
    public static T Pick<T>(this SeededRandom random, IReadOnlyList<T> from) => from[random.NextInt32(from.Count)];

    /// <summary>True once in so many times.</summary>
    public static bool OneIn(this SeededRandom random, int times) => random.NextInt32(times) == 0;

    /// <summary>A number from 0 to less than <paramref name="bound"/>, small ones more often.</summary>
    public static int Small(this SeededRandom random, int bound) => (int)(bound * Math.Pow(random.NextDouble(), 3));
}

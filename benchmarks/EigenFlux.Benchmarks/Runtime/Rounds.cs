using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>Contestants that take turns within each round and change places from round to round.</summary>
internal static class Rounds
{
    /// <summary>Measures each contestant once in each round, and gives the values in the contestants' order.</summary>
    public static Samples[] Measure(int rounds, params Func<double>[] contestants)
    {
        var samples = Array.ConvertAll(contestants, _ => new Samples());
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                var at = (i + round) % contestants.Length;
                samples[at].Add(contestants[at]());
            }
        }

        return samples;
    }
}

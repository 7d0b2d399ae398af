using EigenFlux.Benchmarks.Measuring;

namespace EigenFlux.Benchmarks.Runtime;

/// <summary>Contestants that take turns within each round and change places from round to round.</summary>
internal static class Rounds
{
    /// <summary>Measures each contestant once in each round, and gives the values in the contestants' order.</summary>
    public static (Samples Seconds, Samples Processor)[] Measure(int rounds, params Func<Took>[] contestants)
    {
        var samples = Array.ConvertAll(contestants, _ => (Seconds: new Samples(), Processor: new Samples()));
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contestants.Length; i++)
            {
                var at = (i + round) % contestants.Length;
                var took = contestants[at]();
                samples[at].Seconds.Add(took.Seconds);
                samples[at].Processor.Add(took.Processor);
            }
        }

        return samples;
    }
}

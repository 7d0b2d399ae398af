using EigenFlux.Compiler.Image;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;

namespace EigenFlux.Testing.Execution;

/// <summary>Does several runs of one image. The only place that knows how: one after the other.</summary>
internal static class RunWave
{
    /// <summary>The runs with these seeds, in their order. A cancellation ends the last one of the list, which may then be shorter.</summary>
    public static async Task<IReadOnlyList<Observation>> RunAsync(
        FluxHost host, FluxImage image, RunOptions options, IReadOnlyList<ulong> seeds, CancellationToken cancellation)
    {
        var observations = new List<Observation>();
        foreach (var seed in seeds)
        {
            await foreach (var happened in host.RunAsync(image, options with { Seed = seed }, cancellation).ConfigureAwait(false))
            {
                if (happened is FluxEvent.Done done)
                {
                    observations.Add(new Observation(seed, done));
                }
            }

            if (cancellation.IsCancellationRequested)
            {
                break;
            }
        }

        return observations;
    }
}

using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Testing.Execution;

/// <summary>Does several runs of one image, in one batch.</summary>
internal static class RunWave
{
    /// <summary>The runs with these seeds, in their order. Those that a cancellation ends say so.</summary>
    public static async Task<IReadOnlyList<Observation>> RunAsync(
        FluxHost host, FluxImage image, RunOptions options, IReadOnlyList<ulong> seeds, CancellationToken cancellation)
    {
        // What is judged is in the order of the seeds: in that of their ends the short runs would come first.
        var ends = new FluxEvent.Done?[seeds.Count];
        await foreach (var happened in host.RunManyAsync(image, options, seeds, seeds.Count, cancellation).ConfigureAwait(false))
        {
            if (happened.Event is FluxEvent.Done done)
            {
                ends[happened.Run] = done;
            }
        }

        return [.. seeds.Zip(ends).Where(run => run.Second is not null).Select(run => new Observation(run.First, run.Second!))];
    }
}

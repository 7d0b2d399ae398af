using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;

namespace EigenFlux.Tests.Support;

/// <summary>Runs that are taken down, and taken up again from what was kept.</summary>
internal static class CheckpointWalk
{
    /// <summary>Makes a run with checkpoints and goes on from them: each tells the whole run again, event by event.</summary>
    /// <param name="run">Makes the run.</param>
    /// <param name="resume">Goes on from a checkpoint.</param>
    /// <param name="every">The tokens between two checkpoints.</param>
    /// <param name="atLeast">How many checkpoints there must be.</param>
    /// <param name="step">1 to go on from every one, 2 from every other.</param>
    /// <returns>The run.</returns>
    public static async Task<Recorded> ShouldGoOnFromEachAsync(
        Func<RunOptions, Task<Recorded>> run, Func<Checkpoint, RunOptions, IAsyncEnumerable<FluxEvent>> resume, int every, int atLeast, int step = 1)
    {
        var kept = new List<byte[]>();
        var whole = await run(new RunOptions
        {
            Seed = 7,
            Checkpoints = new CheckpointOptions(checkpoint =>
            {
                kept.Add(checkpoint.ToBytes());
                return null;
            }) { Every = every },
        });
        whole.Done.Fault.ShouldBeNull();
        kept.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        for (var i = 0; i < kept.Count; i += step)
        {
            var checkpoint = Checkpoint.FromBytes(kept[i]);
            var events = new List<FluxEvent>();
            await foreach (var happened in resume(checkpoint, new RunOptions { Checkpoints = new CheckpointOptions(_ => null) { Every = checkpoint.Every } }))
            {
                events.Add(happened);
            }

            Traces.Of(events).ShouldBe(Traces.Of(whole.Events), $"checkpoint {i}, after {checkpoint.Generated} tokens");
        }

        return whole;
    }

    /// <summary>What a run tells, but for its checkpoints.</summary>
    public static string Trace(IEnumerable<FluxEvent> events) => Traces.Of(events.Where(happened => happened is not FluxEvent.Checkpointed));
}

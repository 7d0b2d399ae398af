using EigenFlux.Runtime.Batching;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Persons;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Runtime.Run;

/// <summary>What a run is made from.</summary>
/// <param name="Image">The program.</param>
/// <param name="Models">Opens its models.</param>
/// <param name="Options">How it is run.</param>
/// <param name="ContextPool">Has the contexts.</param>
/// <param name="Walker">Waits for what is computed.</param>
/// <param name="From">What it is taken up from; null for a new run.</param>
/// <param name="Sink">Receives the events.</param>
internal sealed record RunRequest(
    FluxImage Image,
    IModelHost Models,
    RunOptions Options,
    ContextPool ContextPool,
    Walker Walker,
    Checkpoint? From,
    Func<FluxEvent, ValueTask> Sink)
{
    /// <summary>Where the run goes back to, after a person took something back; null where it begins.</summary>
    public Rewind? Rewind { get; init; }
}

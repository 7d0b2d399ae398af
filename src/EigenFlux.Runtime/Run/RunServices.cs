using EigenFlux.Runtime.Batching;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Runtime.Run;

/// <summary>What a run works with and never changes.</summary>
/// <param name="Image">The program.</param>
/// <param name="Options">How it is run.</param>
/// <param name="Models">The models that it has opened.</param>
/// <param name="ContextPool">Has the contexts of its windows.</param>
/// <param name="Walker">Waits for the distributions that it needs. Each branch has its own.</param>
/// <param name="Cancellation">Ends the run.</param>
internal sealed record RunServices(
    FluxImage Image, RunOptions Options, RunModels Models, ContextPool ContextPool, Walker Walker, CancellationToken Cancellation);

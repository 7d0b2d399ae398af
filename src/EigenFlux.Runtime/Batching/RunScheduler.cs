using System.Runtime.CompilerServices;
using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Batching;

/// <summary>
/// Computes the runs of many callers together: one batch for each model, which runs join and leave between two steps. Each run
/// gets one step in each batch, and waiting runs begin in the order of their arrival. Runs of models without batches execute
/// independently. Safe for concurrent use.
/// </summary>
public sealed class RunScheduler
{
    /// <summary>The default maximum number of concurrent runs of one model.</summary>
    public const int DefaultMaximumRuns = 32;

    private readonly int maximumRuns;

    // An empty batch has no context, and so it goes with its model.
    private readonly ConditionalWeakTable<ILanguageModel, LiveBatch> batches = [];

    /// <summary>Creates a scheduler.</summary>
    /// <param name="maximumRuns">
    /// The maximum number of concurrent runs of one model, at least 1. Each run needs the memory of its windows. Runs that wait
    /// for a person or for their reader are not counted.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumRuns"/> is less than 1.</exception>
    public RunScheduler(int maximumRuns = DefaultMaximumRuns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumRuns, 1);
        this.maximumRuns = maximumRuns;
    }

    /// <summary>The batch of a model; null for a model that does not compute batches.</summary>
    internal LiveBatch? BatchOf(ILanguageModel model) =>
        model.Info.Capabilities.HasFlag(ModelCapabilities.Batch | ModelCapabilities.Fork)
            ? batches.GetValue(model, _ => new LiveBatch(maximumRuns, isShared: true))
            : null;
}

namespace EigenFlux.Models.Contract;

/// <summary>
/// The memory that some sessions share, so that forks share what they have in common and decode in one batch. Optional abilities:
/// <see cref="IRestorable"/>, <see cref="ISteerable"/>.
/// </summary>
public interface IModelContext : IAbilities, IDisposable
{
    /// <summary>The options that the context was made with.</summary>
    ContextOptions Options { get; }

    /// <summary>A session with an empty page-state.</summary>
    /// <exception cref="ModelException">All sessions of <see cref="Options"/> are open.</exception>
    IModelSession CreateSession();

    /// <summary>
    /// Computes what is pending in each of the sessions, all in as few batches as the engine can, so that their next distributions are at hand. An
    /// engine of this process completes before it returns.
    /// </summary>
    /// <param name="sessions">Sessions of this context.</param>
    /// <param name="cancellation">Ends the computation. The sessions keep their page-states, and can be evaluated again.</param>
    /// <exception cref="ModelException">The engine failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    ValueTask EvaluateAsync(IReadOnlyList<IModelSession> sessions, CancellationToken cancellation = default);
}

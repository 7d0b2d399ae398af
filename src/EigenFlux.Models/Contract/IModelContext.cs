namespace EigenFlux.Models.Contract;

/// <summary>
/// The shared memory of several sessions: forks share their common cache, and sessions decode in one batch. Optional abilities:
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
    /// Computes the pending tokens of several sessions in as few batches as possible, so that their next distributions are
    /// available. An engine in this process completes synchronously.
    /// </summary>
    /// <param name="sessions">Sessions of this context.</param>
    /// <param name="cancellation">Ends the computation. The sessions keep their page-states, and can be evaluated again.</param>
    /// <exception cref="ModelException">The engine failed.</exception>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    ValueTask EvaluateAsync(IReadOnlyList<IModelSession> sessions, CancellationToken cancellation = default);
}

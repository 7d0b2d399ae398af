namespace EigenFlux.Models.Contract;

/// <summary>The memory that some sessions share, so that forks share what they have in common and decode in one batch.</summary>
public interface IModelContext : IDisposable
{
    /// <summary>What the context was made for.</summary>
    ContextOptions Options { get; }

    /// <summary>How deletions are done when <see cref="CacheMode.Shift"/> is asked for: exactly, where the cache cannot move.</summary>
    CacheMode ShiftsAs { get; }

    /// <summary>A session with an empty page-state.</summary>
    /// <exception cref="ModelException">All sessions of <see cref="Options"/> are open.</exception>
    IModelSession CreateSession();

    /// <summary>
    /// Computes what is pending in each of the sessions, all in as few batches as the engine can, so that their next
    /// distributions are at hand.
    /// </summary>
    /// <exception cref="ModelException">The engine failed.</exception>
    void Evaluate(ReadOnlySpan<IModelSession> sessions);

    /// <summary>
    /// Puts saved states in the place of all open sessions, as a new context would have them: what comes next is then the same, to
    /// the last bit, in this context and in another that restores the same states.
    /// </summary>
    /// <param name="sessions">All open sessions.</param>
    /// <param name="states">What <see cref="IModelSession.Save"/> gave, one for each session in the same order.</param>
    /// <exception cref="ModelException">The bytes are not states of this model and engine.</exception>
    void Restore(ReadOnlySpan<IModelSession> sessions, IReadOnlyList<byte[]> states);
}

namespace EigenFlux.Models.Contract;

/// <summary>
/// A context whose sessions share a layout that decides how it rounds, so that restoring all of them together differs from loading them one by
/// one. For a context without it, <see cref="ModelContextExtensions"/> loads them one by one.
/// </summary>
public interface IRestorable
{
    /// <summary>
    /// Replaces the states of all open sessions by saved ones, as a new context would have them: what follows is then the same, to the last bit,
    /// in this context and in another that restores the same states.
    /// </summary>
    /// <param name="sessions">All open sessions.</param>
    /// <param name="states">The results of <see cref="ISavedState.Save"/>, one for each session in the same order.</param>
    /// <exception cref="ModelException">The bytes are not states of this model and engine.</exception>
    void Restore(IReadOnlyList<IModelSession> sessions, IReadOnlyList<byte[]> states);
}

namespace EigenFlux.Models.Contract;

/// <summary>
/// A context whose rounding depends on the common layout of its sessions, so that they must be restored together. For other
/// contexts, <see cref="ModelContextExtensions"/> loads the sessions one by one.
/// </summary>
public interface IRestorable
{
    /// <summary>
    /// Replaces the states of all open sessions by saved states. Further results are then bit-identical in all contexts that
    /// restore the same states.
    /// </summary>
    /// <param name="sessions">All open sessions.</param>
    /// <param name="states">The results of <see cref="ISavedState.Save"/>, one for each session in the same order.</param>
    /// <exception cref="ModelException">The bytes are not states of this model and engine.</exception>
    void Restore(IReadOnlyList<IModelSession> sessions, IReadOnlyList<byte[]> states);
}

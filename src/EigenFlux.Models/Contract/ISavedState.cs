namespace EigenFlux.Models.Contract;

/// <summary>
/// A session that saves its page-state together with the cache over it. For a session without it, <see cref="ModelSessionExtensions"/> saves the
/// tokens, which are computed again after they are loaded.
/// </summary>
public interface ISavedState
{
    /// <summary>The page-state and the cache over it, as bytes that <see cref="Load"/> takes back with no bit changed.</summary>
    byte[] Save();

    /// <summary>Replaces this session's state by a saved one.</summary>
    /// <exception cref="ModelException">The bytes are not a state of this model and engine.</exception>
    void Load(ReadOnlySpan<byte> state);
}

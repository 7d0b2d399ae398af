namespace EigenFlux.Models.Contract;

/// <summary>
/// A session whose page-state can be changed in the middle without computing all that follows again. For a session without it,
/// <see cref="ModelSessionExtensions"/> does the same by truncating and appending, which is exact.
/// </summary>
public interface IEditableCache
{
    /// <summary>The mode in which a change is made when <see cref="CacheMode.Shift"/> is asked for: exact, if the cache cannot move.</summary>
    CacheMode ShiftsAs { get; }

    /// <summary>Deletes <paramref name="count"/> tokens from position <paramref name="start"/> on.</summary>
    /// <returns>The mode of the change: <see cref="CacheMode.Exact"/> also when a shift was asked for and the cache cannot move.</returns>
    CacheMode Delete(int start, int count, CacheMode mode);

    /// <summary>
    /// Puts tokens before position <paramref name="at"/>; at the end this is <see cref="IModelSession.Append"/>. Exact, the tokens after them are
    /// recomputed. With a shift the cached entries of these are kept and moved, each as it was before the tokens were there, and only the new
    /// tokens are computed, given those before them.
    /// </summary>
    /// <returns>The mode of the change: <see cref="CacheMode.Exact"/> also when a shift was asked for and the cache cannot move.</returns>
    /// <exception cref="ModelException">The tokens do not fit in the context's window, or the engine failed.</exception>
    CacheMode Insert(int at, ReadOnlySpan<TokenId> tokens, CacheMode mode);

    /// <summary>
    /// Copies the cached entries of some tokens, to be put back after the same tokens. The session stays as it is.
    /// </summary>
    /// <param name="from">The position of the first.</param>
    /// <param name="count">How many; those at the end that are not computed are left out.</param>
    /// <returns>The entries; null if there are none, or if they are not exact.</returns>
    ICacheTail? Tail(int from, int count) => null;

    /// <summary>Appends tokens together with their cached entries.</summary>
    /// <param name="tail">The entries. They begin where the page-state ends, and the page-state is the one that was before them, all computed.</param>
    /// <param name="tokens">The tokens, as many as the tail has or fewer.</param>
    /// <returns>False if that cannot be done: then nothing is changed.</returns>
    bool TryAppend(ICacheTail tail, ReadOnlySpan<TokenId> tokens) => false;
}

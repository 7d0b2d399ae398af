namespace EigenFlux.Models.Contract;

/// <summary>
/// A session whose page-state can be changed in the middle without recomputing all later tokens. For other sessions,
/// <see cref="ModelSessionExtensions"/> truncates and appends, which is exact.
/// </summary>
public interface IEditableCache
{
    /// <summary>The actual mode of a change with <see cref="CacheMode.Shift"/>: exact if the cache cannot be shifted.</summary>
    CacheMode ShiftsAs { get; }

    /// <summary>Deletes <paramref name="count"/> tokens from position <paramref name="start"/> on.</summary>
    /// <returns>The mode of the change: <see cref="CacheMode.Exact"/> also for a shift if the cache cannot be shifted.</returns>
    CacheMode Delete(int start, int count, CacheMode mode);

    /// <summary>
    /// Inserts tokens before position <paramref name="at"/>; at the end this is <see cref="IModelSession.Append"/>. In exact mode
    /// the later tokens are recomputed. With a shift their cached entries are kept unchanged and moved, and only the new tokens
    /// are computed, given the tokens before them.
    /// </summary>
    /// <returns>The mode of the change: <see cref="CacheMode.Exact"/> also for a shift if the cache cannot be shifted.</returns>
    /// <exception cref="ModelException">The tokens do not fit in the context's window, or the engine failed.</exception>
    CacheMode Insert(int at, ReadOnlySpan<TokenId> tokens, CacheMode mode);

    /// <summary>
    /// Copies the cached entries of some tokens, to be restored after the same preceding tokens. The session does not change.
    /// </summary>
    /// <param name="from">The position of the first.</param>
    /// <param name="count">The number of tokens; tokens at the end that are not computed yet are left out.</param>
    /// <returns>The entries; null if there are none, or if they are not exact.</returns>
    ICacheTail? Tail(int from, int count) => null;

    /// <summary>Appends tokens together with their cached entries.</summary>
    /// <param name="tail">
    /// The entries. They must begin at the end of the page-state, which must be the one that preceded them, and completely
    /// computed.
    /// </param>
    /// <param name="tokens">The tokens, at most as many as the tail has.</param>
    /// <returns>Whether the tokens were appended; if not, nothing has changed.</returns>
    bool TryAppend(ICacheTail tail, ReadOnlySpan<TokenId> tokens) => false;
}

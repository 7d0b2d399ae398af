namespace EigenFlux.Runtime.Prefixes;

/// <summary>
/// Keeps the computed caches of prefixes, so that the next run of the same program starts immediately. A lost entry costs only
/// the time to compute it again, so a store may discard any entry at any time. Its members are called concurrently.
/// </summary>
public interface IPrefixStore
{
    /// <summary>The maximum size of one stored state, in bytes.</summary>
    long Limit { get; }

    /// <summary>The stored state of a prefix; null if there is none. The bytes may be damaged: the caller validates them.</summary>
    /// <exception cref="IOException">The stored state cannot be read. The message says why.</exception>
    byte[]? Find(PrefixKey key);

    /// <summary>Stores the state of a prefix, and replaces its previous state.</summary>
    /// <param name="key">The prefix.</param>
    /// <param name="state">Its state, at most <see cref="Limit"/> bytes.</param>
    /// <exception cref="IOException">The state cannot be stored. The message says why; it is reported once, however many states follow.</exception>
    void Keep(PrefixKey key, ReadOnlySpan<byte> state);
}

namespace EigenFlux.Runtime.Prefixes;

/// <summary>
/// Keeps the computed caches of prefixes, so that the next run of the same program starts at once. What is in it is worth only the
/// time to compute it again: a store may lose anything at any moment. It is called from the threads of several runs at once.
/// </summary>
public interface IPrefixStore
{
    /// <summary>The most bytes of one state that it keeps.</summary>
    long Limit { get; }

    /// <summary>The state of a prefix, as it was kept; null where there is none. The bytes need not be whole: who reads them checks them.</summary>
    /// <exception cref="IOException">What is there cannot be read. The message says why.</exception>
    byte[]? Find(PrefixKey key);

    /// <summary>Keeps the state of a prefix, in the place of the one before it.</summary>
    /// <param name="key">The prefix.</param>
    /// <param name="state">Its state, at most <see cref="Limit"/> bytes.</param>
    /// <exception cref="IOException">It cannot be kept. The message says why; it is said once, however often something is to be kept.</exception>
    void Keep(PrefixKey key, ReadOnlySpan<byte> state);
}

namespace EigenFlux.Models.Contract;

/// <summary>
/// A copy of the cached entries of some tokens: <see cref="IEditableCache.Tail"/> creates it, and
/// <see cref="IEditableCache.TryAppend"/> restores it. It uses no room of the context. Immutable.
/// </summary>
public interface ICacheTail
{
    /// <summary>The position of the first token.</summary>
    int From { get; }

    /// <summary>The number of tokens.</summary>
    int Count { get; }
}

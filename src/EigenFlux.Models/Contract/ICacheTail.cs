namespace EigenFlux.Models.Contract;

/// <summary>
/// A copy of the cached entries of some tokens: <see cref="IEditableCache.Tail"/> makes it, and <see cref="IEditableCache.TryAppend"/> puts it
/// back. It takes none of the context's room, and is never changed.
/// </summary>
public interface ICacheTail
{
    /// <summary>The position of the first token.</summary>
    int From { get; }

    /// <summary>The number of tokens.</summary>
    int Count { get; }
}

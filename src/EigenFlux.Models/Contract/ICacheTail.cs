namespace EigenFlux.Models.Contract;

/// <summary>
/// What a session had in its cache of some tokens, apart from it: <see cref="IModelSession.Tail"/> gives it, and
/// <see cref="IModelSession.TryAppend"/> puts it back. It takes none of the context's room, and is never changed.
/// </summary>
public interface ICacheTail
{
    /// <summary>The position of the first token.</summary>
    int From { get; }

    /// <summary>How many tokens.</summary>
    int Count { get; }
}

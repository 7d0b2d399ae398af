using EigenFlux.Models.Contract;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>Entries of a session without gaps, as the library writes them.</summary>
/// <param name="Model">The model that they are of.</param>
/// <param name="From">The position of the first token, in the page-state and in the cache.</param>
/// <param name="Count">How many tokens.</param>
/// <param name="Pieces">The entries, in the order in which they are put back.</param>
internal sealed record CacheTail(LlamaModel Model, int From, int Count, IReadOnlyList<byte[]> Pieces) : ICacheTail;

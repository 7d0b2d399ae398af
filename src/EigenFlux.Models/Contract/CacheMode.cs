namespace EigenFlux.Models.Contract;

/// <summary>What a deletion or an insertion does to the cached entries of the tokens that come after it.</summary>
public enum CacheMode
{
    /// <summary>They are recomputed, so that the next distribution is the model's for exactly this page-state.</summary>
    Exact,

    /// <summary>They are kept and moved. Cheaper, but each still remembers what was deleted, and knows nothing of what was put before it.</summary>
    Shift,
}

namespace EigenFlux.Models;

/// <summary>What a deletion does to the cached entries of the tokens that stay.</summary>
public enum CacheMode
{
    /// <summary>They are recomputed, so that the next distribution is the model's for exactly this page-state.</summary>
    Exact,

    /// <summary>They are kept and moved. Cheaper, but each still remembers what was deleted.</summary>
    Shift,
}

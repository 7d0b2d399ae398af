namespace EigenFlux.Models.Contract;

/// <summary>The treatment of the cached entries of the tokens after a deletion or an insertion.</summary>
public enum CacheMode
{
    /// <summary>The entries are recomputed, so the next distribution is exactly that of the page-state.</summary>
    Exact,

    /// <summary>The entries are kept and moved. This is cheaper, but they still depend on deleted tokens, and not on inserted ones.</summary>
    Shift,
}

namespace EigenFlux.Language.Binding;

/// <summary>The treatment of the cache in a deletion.</summary>
public enum BoundCacheMode
{
    /// <summary>Unspecified.</summary>
    Unspecified,

    /// <summary>The remaining tokens are recomputed.</summary>
    Exact,

    /// <summary>The cached entries of the remaining tokens are moved.</summary>
    Shift,
}

namespace EigenFlux.Language.Binding;

/// <summary>What deletion means for the cache.</summary>
public enum BoundCacheMode
{
    /// <summary>Not said.</summary>
    Unspecified,

    /// <summary>What remains is recomputed.</summary>
    Exact,

    /// <summary>What remains is moved.</summary>
    Shift,
}

namespace EigenFlux.Language.Binding;

/// <summary>Over all turns or items.</summary>
public enum BoundQuantifier
{
    /// <summary>At least one.</summary>
    Any,

    /// <summary>All of them.</summary>
    Every,
}

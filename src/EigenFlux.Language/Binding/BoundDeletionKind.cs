namespace EigenFlux.Language.Binding;

/// <summary>The deletion policies.</summary>
public enum BoundDeletionKind
{
    /// <summary>Entire segments and turns, from the head.</summary>
    Turn,

    /// <summary>One token for each token generated.</summary>
    Token,

    /// <summary>N tokens at a time.</summary>
    Block,

    /// <summary>As turn, with a running summary.</summary>
    Summary,
}

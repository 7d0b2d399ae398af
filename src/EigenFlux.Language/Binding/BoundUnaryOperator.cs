namespace EigenFlux.Language.Binding;

/// <summary>The operators before one expression.</summary>
public enum BoundUnaryOperator
{
    /// <summary><c>not</c></summary>
    Not,

    /// <summary><c>-</c></summary>
    Negate,
}

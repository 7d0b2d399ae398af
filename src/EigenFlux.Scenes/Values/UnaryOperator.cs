namespace EigenFlux.Scenes.Values;

/// <summary>An operator before one operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>not</c>.</summary>
    Not,

    /// <summary><c>-</c>.</summary>
    Negate,
}

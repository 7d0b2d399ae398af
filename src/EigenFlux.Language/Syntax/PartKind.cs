namespace EigenFlux.Language.Syntax;

/// <summary>The parts of characters, coalitions, lore and premises.</summary>
public enum PartKind
{
    /// <summary><c>brief</c></summary>
    Brief,

    /// <summary><c>full</c></summary>
    Full,

    /// <summary><c>voice</c></summary>
    Voice,

    /// <summary><c>line</c></summary>
    Line,

    /// <summary><c>fact</c></summary>
    Fact,

    /// <summary><c>knows</c></summary>
    Knows,

    /// <summary><c>setting</c></summary>
    Setting,

    /// <summary><c>also</c></summary>
    Also,

    /// <summary><c>weight</c></summary>
    Weight,

    /// <summary><c>prior</c></summary>
    Prior,

    /// <summary><c>plays</c></summary>
    Plays,
}

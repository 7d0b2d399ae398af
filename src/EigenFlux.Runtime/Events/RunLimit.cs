namespace EigenFlux.Runtime.Events;

/// <summary>A limit that the host sets for a run.</summary>
public enum RunLimit
{
    /// <summary>The statements that the run may execute.</summary>
    Statements,

    /// <summary>The tokens that the run may generate.</summary>
    GeneratedTokens,
}

namespace EigenFlux.Runtime.Events;

/// <summary>The reason for the end of a run.</summary>
public enum RunEnd
{
    /// <summary>The scene came to its end or to a <c>return</c>.</summary>
    End,

    /// <summary>A <c>stop when</c> held.</summary>
    Stop,

    /// <summary>The person's input was closed.</summary>
    Input,

    /// <summary>A limit of the run was reached.</summary>
    Limit,

    /// <summary>The host cancelled the run.</summary>
    Interrupted,

    /// <summary>Something went wrong.</summary>
    Failed,
}

namespace EigenFlux.Runtime.Trajectories;

/// <summary>A trace cannot be read.</summary>
/// <param name="kind">Why.</param>
/// <param name="line">The number of the line, from 1.</param>
/// <param name="text">The line.</param>
/// <param name="reason">The error, as a clause without a full stop.</param>
public sealed class TraceException(TraceFaultKind kind, int line, string text, string reason)
    : Exception(FormattableString.Invariant($"line {line}: {reason}"))
{
    /// <summary>Why.</summary>
    public TraceFaultKind Kind => kind;

    /// <summary>The number of the line, from 1.</summary>
    public int Line => line;

    /// <summary>The line.</summary>
    public string Text => text;

    /// <summary>The error, as a clause without a full stop.</summary>
    public string Reason => reason;
}

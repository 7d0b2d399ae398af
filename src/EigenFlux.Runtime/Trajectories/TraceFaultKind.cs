namespace EigenFlux.Runtime.Trajectories;

/// <summary>Why a trace cannot be read.</summary>
public enum TraceFaultKind
{
    /// <summary>The file is not a trace.</summary>
    NotATrace,

    /// <summary>The version of the trace is unknown; the reason is the version.</summary>
    OtherVersion,

    /// <summary>A line is broken.</summary>
    BrokenLine,

    /// <summary>A line does not follow from the previous lines.</summary>
    DoesNotFit,
}

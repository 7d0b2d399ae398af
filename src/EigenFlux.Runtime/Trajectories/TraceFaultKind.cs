namespace EigenFlux.Runtime.Trajectories;

/// <summary>Why a trace cannot be read.</summary>
public enum TraceFaultKind
{
    /// <summary>It is no trace.</summary>
    NotATrace,

    /// <summary>It is of a version that is not known here; the reason is the version.</summary>
    OtherVersion,

    /// <summary>A line is broken.</summary>
    BrokenLine,

    /// <summary>A line does not follow from those before it.</summary>
    DoesNotFit,
}

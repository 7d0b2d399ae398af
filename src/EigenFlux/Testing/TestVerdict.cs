namespace EigenFlux.Testing;

/// <summary>The verdict on an expectation.</summary>
public enum TestVerdict
{
    /// <summary>It holds: with a confidence, that was shown.</summary>
    Holds,

    /// <summary>It does not hold: with a confidence, that was shown.</summary>
    Fails,

    /// <summary>With this number of runs neither could be shown. It counts as failed.</summary>
    Undecided,

    /// <summary>The runs ended before it was decided.</summary>
    Unfinished,
}

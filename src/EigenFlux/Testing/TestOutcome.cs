namespace EigenFlux.Testing;

/// <summary>The outcome of a test.</summary>
public enum TestOutcome
{
    /// <summary>Every expectation holds.</summary>
    Passed,

    /// <summary>An expectation fails, or was not shown.</summary>
    Failed,

    /// <summary>A run failed, or the test itself has a mistake.</summary>
    Error,

    /// <summary>It was interrupted before it was decided.</summary>
    Interrupted,
}

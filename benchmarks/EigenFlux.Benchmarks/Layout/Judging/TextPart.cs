namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>The use of a written text. Nothing is tuned on the test part.</summary>
internal enum TextPart
{
    /// <summary>Constants of the planner are fitted on it.</summary>
    Tuning,

    /// <summary>Choices between variants of the planner are made on it.</summary>
    Validation,

    /// <summary>The reported numbers come from it.</summary>
    Test,
}

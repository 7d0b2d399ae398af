namespace EigenFlux.Profiling;

/// <summary>The options of a profile.</summary>
public sealed record ProfileOptions
{
    /// <summary>The number of runs of the program, each with the next seed; at least 1. Recorded turns are run once.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>The seed of the first run.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The most turns that are measured, at even distances among those that were taken; at least 1.</summary>
    public int Turns { get; init; } = 48;

    /// <summary>The maximum number of tokens that one run may generate.</summary>
    public int MaximumTokens { get; init; } = 100_000;

    /// <summary>A file of turns that people wrote, one for each line, in the order of the scene; null to measure the turns that the model generates.</summary>
    public string? Recorded { get; init; }

    /// <summary>Which turns may be measured, by their numbers in a run, from 0; null for all. What is measured can so be kept apart from what judges it.</summary>
    public Func<int, bool>? Includes { get; init; }
}

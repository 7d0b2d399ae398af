namespace EigenFlux.Scenes.Values;

/// <summary>What a test measures over many runs.</summary>
public enum StatisticKind
{
    /// <summary><c>P(C)</c>: the share of the runs in which a condition holds at the end.</summary>
    Probability,

    /// <summary><c>mean(N)</c>: the mean of a number at the end of each run.</summary>
    Mean,
}

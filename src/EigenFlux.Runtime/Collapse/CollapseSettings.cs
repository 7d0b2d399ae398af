namespace EigenFlux.Runtime.Collapse;

/// <summary>
/// The thresholds of collapse detection. The defaults are measured: at most one false alarm in 100,000 tokens of prose, lists, code and
/// dialogue (the benchmark <c>collapse</c>).
/// </summary>
public sealed record CollapseSettings
{
    /// <summary>The defaults.</summary>
    public static CollapseSettings Default { get; } = new();

    /// <summary>The maximum period of an orbit that is detected in the tokens, in tokens.</summary>
    public int LongestPeriod { get; init; } = 64;

    /// <summary>The number of periods before an orbit is reported.</summary>
    public int Periods { get; init; } = 3;

    /// <summary>
    /// The minimum geometric mean of the probabilities of the last period's tokens and of the token that would continue it. A text that
    /// repeats something three times is not yet certain to repeat it again; a loop is.
    /// </summary>
    public double SureMean { get; init; } = 0.9;

    /// <summary>The minimum probability of each of these tokens.</summary>
    public double SureEach { get; init; } = 0.2;

    /// <summary>
    /// The number of tokens over which a short period must be certain. A period of p tokens has p + 1 probabilities after three periods;
    /// with few of them, each must be more certain: their mean surprise is limited in proportion.
    /// </summary>
    public int Evidence { get; init; } = 16;

    /// <summary>The number of periods that count as an orbit regardless of probabilities, or if the model gives none.</summary>
    public int PeriodsAlone { get; init; } = 8;

    /// <summary>The minimum number of repeated tokens of such an orbit.</summary>
    public int TokensAlone { get; init; } = 64;

    /// <summary>The number of recent generated tokens that are checked for a class.</summary>
    public int ClassTokens { get; init; } = 512;

    /// <summary>
    /// The maximum number of types among the checked tokens. It is below the square root of <see cref="ClassTokens"/>, so each
    /// type is frequent enough to compare the halves; no meaningful text was found with so few types.
    /// </summary>
    public int ClassTypes { get; init; } = 22;

    /// <summary>The maximum share of tokens in the newer half whose type does not occur in the older half.</summary>
    public double ClassNew { get; init; } = 0.01;

    /// <summary>
    /// The maximum Jensen–Shannon divergence between the halves, in nats: 0 for a class whose tokens are drawn independently, but a counter
    /// changes its digits.
    /// </summary>
    public double ClassDrift { get; init; } = 0.1;

    /// <summary>
    /// The maximum distance of the test statistic above its mean, in standard deviations: 2.33 wrongly rejects one class in a hundred.
    /// </summary>
    public double ClassDeviations { get; init; } = 2.33;

    /// <summary>The number of tokens between two checks for a class.</summary>
    public int ClassEvery { get; init; } = 16;
}

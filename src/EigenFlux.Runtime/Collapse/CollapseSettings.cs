namespace EigenFlux.Runtime.Collapse;

/// <summary>
/// What counts as collapse. The defaults come from measuring: at most one false alarm in 100,000 tokens of prose, lists, code and
/// dialogue (the benchmark <c>collapse</c>).
/// </summary>
public sealed record CollapseSettings
{
    /// <summary>The defaults.</summary>
    public static CollapseSettings Default { get; } = new();

    /// <summary>The longest period (tokens) at which an orbit is looked for in the tokens themselves.</summary>
    public int LongestPeriod { get; init; } = 64;

    /// <summary>How many periods must be there before an orbit is reported.</summary>
    public int Periods { get; init; } = 3;

    /// <summary>
    /// The least geometric mean of the probabilities of the last period's tokens and of the token that would go on with it. A text that
    /// says a thing three times is not yet sure to say it again; a loop is.
    /// </summary>
    public double SureMean { get; init; } = 0.9;

    /// <summary>The least probability of any of them.</summary>
    public double SureEach { get; init; } = 0.2;

    /// <summary>
    /// How many tokens' worth of sureness a short period needs. One of p tokens has p + 1 probabilities when three periods are there; with
    /// few of them, each must tell more: their mean surprise is held to its share of what this many would be allowed.
    /// </summary>
    public int Evidence { get; init; } = 16;

    /// <summary>So many periods are an orbit however sure the model is, or where it gives no probabilities.</summary>
    public int PeriodsAlone { get; init; } = 8;

    /// <summary>So many repeated tokens at least make one where nothing is known of probabilities.</summary>
    public int TokensAlone { get; init; } = 64;

    /// <summary>How many of the last generated tokens are looked at for a class.</summary>
    public int ClassTokens { get; init; } = 512;

    /// <summary>
    /// The most types among them. Fewer than the square root of <see cref="ClassTokens"/>, each is expected so often that the halves can
    /// be compared; and no text that says something was found with so few.
    /// </summary>
    public int ClassTypes { get; init; } = 22;

    /// <summary>The largest share of the newer half's tokens whose type the older half does not have.</summary>
    public double ClassNew { get; init; } = 0.01;

    /// <summary>
    /// How far the halves may really differ (Jensen–Shannon divergence, nats): 0 for a class whose tokens are drawn, but counting up
    /// changes its digits.
    /// </summary>
    public double ClassDrift { get; init; } = 0.1;

    /// <summary>How many standard deviations above its mean the test statistic may lie: 2.33 rejects one class in a hundred wrongly.</summary>
    public double ClassDeviations { get; init; } = 2.33;

    /// <summary>After how many tokens a class is looked for again.</summary>
    public int ClassEvery { get; init; } = 16;
}

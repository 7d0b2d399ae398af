using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Collapse;

/// <summary>
/// Monitors one page for collapse. It receives every token that is added or deleted, and needs probabilities only once a collapse is
/// suspected. It needs no model: given only the tokens of a run's events, it judges by repetition alone. Not thread-safe.
/// </summary>
/// <remarks>
/// For each generated token: <see cref="Look"/>, draw, <see cref="Drew"/>, <see cref="Inserted"/>. A collapse is reported when it
/// begins, and again only after it has ended.
/// </remarks>
public sealed class CollapseMonitor
{
    private readonly OrbitDetector orbit;
    private readonly ClassDetector variety;
    private readonly StateDetector state;
    private TokenId[] copied = new TokenId[16];
    private TokenId? drawn;
    private double drawnLogProbability;
    private int number;
    private int length;

    /// <summary>A monitor of an empty page.</summary>
    public CollapseMonitor(CollapseSettings settings)
    {
        orbit = new OrbitDetector(settings);
        variety = new ClassDetector(settings);
        state = new StateDetector(settings);
    }

    private CollapseMonitor(CollapseMonitor other)
    {
        (orbit, variety, state) = (other.orbit.Fork(), other.variety.Fork(), other.state.Fork());
        (drawn, drawnLogProbability, number, length) = (other.drawn, other.drawnLogProbability, other.number, other.length);
    }

    /// <summary>Returns an independent monitor of the same page.</summary>
    public CollapseMonitor Fork() => new(this);

    /// <summary>Whether <see cref="Drew"/> wants the probability of the next token.</summary>
    public bool WantsProbability => (orbit.Suspects && !orbit.IsInside) || state.Suspects;

    /// <summary>The proximity of the page to collapse, by repetition alone: 0 for none, 1 during a collapse.</summary>
    public double Gauge => state.IsInside ? 1 : Math.Max(orbit.Gauge, variety.Gauge);

    /// <summary>Adds a drawn token; it counts as generated if <see cref="Inserted"/> appends it to the page next.</summary>
    /// <param name="token">The token.</param>
    /// <param name="generated">The one-based number of the token among the generated tokens.</param>
    /// <param name="logProbability">
    /// The natural logarithm of the token's probability; NaN (unknown) is allowed while <see cref="WantsProbability"/> is false.
    /// </param>
    public void Drew(TokenId token, int generated, double logProbability = double.NaN)
    {
        (drawn, drawnLogProbability, number) = (token, logProbability, generated);
        state.Drew(logProbability);
    }

    /// <summary>Tokens were inserted into the page.</summary>
    /// <param name="at">The position of the first of them.</param>
    /// <param name="tokens">The tokens.</param>
    public void Inserted(int at, IReadOnlyList<TokenId> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (copied.Length < tokens.Count)
        {
            copied = new TokenId[2 * tokens.Count];
        }

        var isDrawn = at == length && tokens.Count == 1 && tokens[0] == drawn;
        for (var i = 0; i < tokens.Count; i++)
        {
            copied[i] = tokens[i];
            if (at == length)
            {
                orbit.Add(tokens[i], number, isDrawn, drawnLogProbability);
            }
        }

        if (isDrawn)
        {
            variety.Add(tokens[0], number);
        }

        drawn = null;
        length += tokens.Count;
        state.Inserted(at, copied.AsSpan(0, tokens.Count));
    }

    /// <summary>
    /// Tokens were deleted from the page. Tokens deleted from its end no longer count, because a stop removed them; tokens deleted
    /// elsewhere made room, and still count.
    /// </summary>
    /// <param name="at">The position of the first of them.</param>
    /// <param name="count">The number of deleted tokens.</param>
    public void Deleted(int at, int count)
    {
        if (at + count == length)
        {
            variety.Drop(orbit.Drop(count));
        }

        length -= count;
        state.Deleted(at, count);
    }

    /// <summary>Checks for a collapse before the next token is drawn from the page.</summary>
    /// <param name="logProbability">
    /// Returns the natural logarithm of the probability that a token comes next; called rarely. Null if the model returns no
    /// probabilities.
    /// </param>
    public CollapseReport? Look(Func<TokenId, double>? logProbability)
    {
        var wasInside = orbit.IsInside;
        var byState = state.Look(number);
        var byTokens = orbit.Look(logProbability);
        if (byState is { } report && (report.Kind == CollapseKind.State || !wasInside))
        {
            return report;
        }

        // An orbit is also a class, and one report is enough.
        var byTypes = variety.Look();
        return byTokens ?? (orbit.IsInside || state.IsInside ? null : byTypes);
    }
}

using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Collapse;

/// <summary>
/// Detects repeated page-states: the entire window is the same, token for token, after generation and deletion. If the page-state
/// repeats after each token, it is an absorbing state; if it repeats after several tokens, the page-states in between form an
/// orbit, of any period and with any text between turns. After the first repetition the page-state is kept, and the probabilities
/// of the following tokens are checked; at its third occurrence the collapse is reported.
/// </summary>
public sealed class StateDetector
{
    private const int Slots = 4096;

    private readonly CollapseSettings settings;
    private PageImage page = new();
    private (ulong Hash, int Step, int Number)[] met = new (ulong, int, int)[Slots];
    private readonly double meanSurprise;
    private readonly double eachSurprise;
    private int[] kept = new int[256];
    private int keptLength;
    private ulong keptHash;
    private int keptStep;
    private int since;
    private int period;
    private int laps;
    private double surprise;
    private bool isSure;
    private int step = 1; // 0 marks a slot that is free.
    private bool inside;

    /// <summary>Creates a detector for an empty page.</summary>
    public StateDetector(CollapseSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.settings = settings;
        meanSurprise = -Math.Log(settings.SureMean);
        eachSurprise = -Math.Log(settings.SureEach);
    }

    /// <summary>Returns an independent copy.</summary>
    public StateDetector Fork()
    {
        var fork = (StateDetector)MemberwiseClone();
        (fork.page, fork.met, fork.kept) = (page.Fork(), [.. met], [.. kept]);
        return fork;
    }

    /// <summary>Whether a page-state has repeated, so the next token's probability is needed.</summary>
    public bool Suspects => period > 0 && !inside && IsSure;

    /// <summary>Whether a reported collapse still continues.</summary>
    public bool IsInside => inside;

    /// <summary>Whether the model was sure of all tokens on the way as far as it has come.</summary>
    private bool IsSure => isSure && surprise <= meanSurprise * period;

    /// <summary>Tokens were inserted into the page.</summary>
    public void Inserted(int at, ReadOnlySpan<TokenId> tokens) => page.Insert(at, tokens);

    /// <summary>Tokens were deleted from the page.</summary>
    public void Deleted(int at, int count) => page.Delete(at, count);

    /// <summary>Adds a generated token, which is inserted into the page next.</summary>
    /// <param name="logProbability">The natural logarithm of the token's probability; NaN if it was not requested or is unknown.</param>
    public void Drew(double logProbability)
    {
        step++;
        if (period > 0)
        {
            isSure &= -logProbability <= eachSurprise;
            surprise -= logProbability;
        }
    }

    /// <summary>Checks the page-state before the next token is drawn.</summary>
    /// <param name="number">The number of the last generated token.</param>
    public CollapseReport? Look(int number)
    {
        var hash = page.Hash;
        ref var slot = ref met[hash >> 52];
        var before = slot;
        slot = (hash, step, number);
        if (period == 0)
        {
            if (before.Hash == hash && before.Step > 0 && before.Step < step)
            {
                Keep(hash, step - before.Step, before.Number);
            }

            return null;
        }

        if (step < keptStep + period)
        {
            return null;
        }

        // One lap further, the page-state must be the one that was kept.
        if (step > keptStep + period || hash != keptHash || !page.Tokens.SequenceEqual(kept.AsSpan(0, keptLength)))
        {
            (period, inside) = (0, false);
            return null;
        }

        laps++;
        keptStep = step;
        var isAlone = laps * period >= settings.TokensAlone && laps + 1 >= settings.PeriodsAlone;
        var found = isAlone || IsSure;
        (surprise, isSure) = (0, true);
        if (!found || inside)
        {
            return null;
        }

        inside = true;
        return new CollapseReport(period == 1 ? CollapseKind.State : CollapseKind.Orbit, period, since + 1);
    }

    private void Keep(ulong hash, int after, int number)
    {
        if (kept.Length < page.Length)
        {
            kept = new int[page.Length];
        }

        page.Tokens.CopyTo(kept);
        (keptLength, keptHash, keptStep, period, since, laps) = (page.Length, hash, step, after, number, 1);
        (surprise, isSure) = (0, true);
    }
}

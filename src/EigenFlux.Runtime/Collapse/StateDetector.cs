using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Collapse;

/// <summary>
/// Finds page-states that come again: the whole window, token for token, after generation and deletion. One that comes again after
/// each token is an absorbing state; after several, the page-states between make an orbit, of whatever period and whatever is
/// written between turns. Once a page-state is met again, it is kept, and the model's sureness of each token on the way is asked for;
/// when it is met the third time, token for token, the collapse is reported.
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

    /// <summary>A detector of an empty page.</summary>
    public StateDetector(CollapseSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.settings = settings;
        meanSurprise = -Math.Log(settings.SureMean);
        eachSurprise = -Math.Log(settings.SureEach);
    }

    /// <summary>A copy that goes its own way.</summary>
    public StateDetector Fork()
    {
        var fork = (StateDetector)MemberwiseClone();
        (fork.page, fork.met, fork.kept) = (page.Fork(), [.. met], [.. kept]);
        return fork;
    }

    /// <summary>Whether a page-state has repeated, so the next token's probability is needed.</summary>
    public bool Suspects => period > 0 && !inside && IsSure;

    /// <summary>Whether a collapse was reported and not left.</summary>
    public bool IsInside => inside;

    /// <summary>Whether the model was sure of all tokens on the way as far as it has come.</summary>
    private bool IsSure => isSure && surprise <= meanSurprise * period;

    /// <summary>Tokens were put into the page.</summary>
    public void Inserted(int at, ReadOnlySpan<TokenId> tokens) => page.Insert(at, tokens);

    /// <summary>Tokens were deleted from the page.</summary>
    public void Deleted(int at, int count) => page.Delete(at, count);

    /// <summary>A token was generated, and is put into the page next.</summary>
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

    /// <summary>Looks at the page-state, before the next token is drawn.</summary>
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

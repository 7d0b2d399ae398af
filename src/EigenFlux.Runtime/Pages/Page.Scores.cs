using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Pages;

/// <content>What is drawn from the page-state, and how probable what may follow it is.</content>
internal sealed partial class Page
{
    /// <summary>
    /// Draws the next token. A token that is the only one that may come needs no distribution: nothing is computed for it now, and it is computed
    /// in one batch with the tokens after it.
    /// </summary>
    /// <param name="sampler">Draws it.</param>
    /// <param name="allowed">The tokens that may come; null for all.</param>
    /// <param name="isScored">Whether its probability is asked for afterwards.</param>
    public async ValueTask<TokenId> SampleAsync(ISampler sampler, TokenMask? allowed, bool isScored)
    {
        if (allowed?.Only is { } forced && !isScored && premises is not { Listens: true })
        {
            isComputed = false;
            Audit();
            sampler.Skip(forced);
            return forced;
        }

        if (!isComputed)
        {
            await ComputeAsync().ConfigureAwait(false);
        }

        isComputed = false;
        Audit();
        return await memory.Session.SampleAsync(sampler, allowed, run.Cancellation).ConfigureAwait(false);
    }

    /// <summary>Looks how far the cache is from the page-state, where it is time for it.</summary>
    public void Audit() => run.Audit.Look(run, this, memory.Session, emit);

    /// <summary>The natural logarithm of the probability of a token to come next (nats); all in the window is computed.</summary>
    public double LogProbabilityOf(TokenId token) => memory.Session.LogProbabilityOf(token);

    /// <summary>Makes room for the longest of several continuations.</summary>
    public void MakeRoomToScore(IReadOnlyList<TokenId[]> continuations) =>
        MakeRoom(() => ledger.MakeRoomToBegin(continuations.Max(tokens => tokens.Length), deletions));

    /// <summary>The most tokens of one turn that can be in the window at once.</summary>
    public int MostTurnTokens => ledger.Limit - ledger.PrefixLength;

    /// <summary>Makes room for so many tokens more of the open turn.</summary>
    public void MakeRoomToSay(int tokens)
    {
        Tape?.MakeRoomToSay(tokens);
        MakeRoomToContinue(tokens);
    }

    /// <summary>As <see cref="Score"/>, where all in the window is to be computed first; null while the run is recalled.</summary>
    public async ValueTask<double[]?> ScoreAsync(IReadOnlyList<TokenId[]> continuations)
    {
        if (run.IsLive)
        {
            await ComputeAsync().ConfigureAwait(false);
        }

        Audit();
        return run.IsLive ? Score(continuations) : null;
    }

    /// <summary>
    /// For each continuation, the logarithm of its probability (nats) from here on; the page-state stays as it is. The time grows with the tokens of
    /// all of them; an interruption is seen between two.
    /// </summary>
    public double[] Score(IReadOnlyList<TokenId[]> continuations)
    {
        var session = memory.Session;
        var scores = new double[continuations.Count];
        for (var i = 0; i < continuations.Count; i++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            var length = session.Length;
            var logProbabilities = new float[continuations[i].Length];
            session.AppendScored(continuations[i], logProbabilities);
            session.Delete(length, continuations[i].Length, cache);
            scores[i] = logProbabilities.Sum(value => (double)value);
        }

        return scores;
    }
}

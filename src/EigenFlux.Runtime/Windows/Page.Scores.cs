using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Windows;

/// <content>What is drawn from the page-state, and how probable what may follow it is.</content>
internal sealed partial class Page
{
    /// <summary>Draws the next token.</summary>
    /// <param name="sampler">Draws it.</param>
    /// <param name="allowed">The tokens that may come; null for all.</param>
    public async ValueTask<TokenId> SampleAsync(ISampler sampler, TokenMask? allowed)
    {
        if (!isComputed)
        {
            await ComputeAsync().ConfigureAwait(false);
        }

        isComputed = false;
        Audit();
        return memory.Session.Sample(sampler, allowed);
    }

    /// <summary>Looks how far the cache is from the page-state, where it is time for it.</summary>
    public void Audit() => run.Audit.Look(run, Model, Name, memory.Session, emit);

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

    /// <summary>Computes all that is in the window, and audits it.</summary>
    public async ValueTask ReadyAsync()
    {
        await ComputeAsync().ConfigureAwait(false);
        Audit();
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
            run.Services.Cancellation.ThrowIfCancellationRequested();
            var length = session.Length;
            var logProbabilities = new float[continuations[i].Length];
            session.AppendScored(continuations[i], logProbabilities);
            session.Delete(length, continuations[i].Length, cache);
            scores[i] = logProbabilities.Sum(value => (double)value);
        }

        return scores;
    }
}

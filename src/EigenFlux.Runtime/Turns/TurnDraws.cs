using EigenFlux.Models.Constraints;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Windows;

namespace EigenFlux.Runtime.Turns;

/// <summary>The tokens of one turn, one after the other.</summary>
internal sealed class TurnDraws : ITokenSource, IDisposable
{
    private readonly RunState run;
    private readonly Window window;
    private readonly List<TokenId> drawn = [];
    private ISampler? sampler;

    /// <param name="run">The run.</param>
    /// <param name="window">The window that the turn is in.</param>
    /// <param name="request">How it is sampled.</param>
    public TurnDraws(RunState run, Window window, SamplerRequest request)
    {
        (this.run, this.window, Request) = (run, window, request);
        sampler = run.Drawing.Current.CreateSampler(window.Model, request);
    }

    /// <summary>How the turn is sampled.</summary>
    public SamplerRequest Request { get; }

    /// <summary>The natural logarithm of the probability of all tokens so far (nats); 0 if no program reads it.</summary>
    public double LogProbability { get; private set; }

    int ITokenSource.VocabularySize => window.Tokenizer.VocabularySize;

    /// <summary>The next token.</summary>
    /// <param name="allowed">The tokens that may come; null for all.</param>
    public ValueTask<TokenId> NextAsync(TokenMask? allowed = null) => run.Drawing.Current.TokenAsync(this, allowed);

    ValueTask<TokenId> ITokenSource.SampleAsync(TokenMask? allowed) => 
        window.SampleAsync(sampler ??= Resume(), allowed, run.Image.ReadsLogProbabilities);

    void ITokenSource.BeforeReplay() => window.Audit();

    void ITokenSource.Drew(TokenId token)
    {
        if (sampler is null)
        {
            drawn.Add(token);
        }

        if (run.Image.ReadsLogProbabilities)
        {
            LogProbability += run.Drawing.Current.Number((window, token), static from => from.window.LogProbabilityOf(from.token));
        }
    }

    public void Dispose() => sampler?.Dispose();

    /// <summary>A sampler that is where the one was that drew the tokens that were replayed.</summary>
    private ISampler Resume()
    {
        var resumed = window.Model.CreateSampler(Request);
        drawn.ForEach(resumed.Skip);
        return resumed;
    }
}

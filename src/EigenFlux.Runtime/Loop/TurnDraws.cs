using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Pages;

namespace EigenFlux.Runtime.Loop;

/// <summary>The tokens of one turn: drawn from the model, or recalled from the run's journal.</summary>
internal sealed class TurnDraws : IDisposable
{
    private readonly RunState run;
    private readonly Page page;
    private readonly List<TokenId> recalled = [];
    private ISampler? sampler;

    /// <param name="run">The run.</param>
    /// <param name="page">The page that the turn is on.</param>
    /// <param name="request">How it is drawn.</param>
    public TurnDraws(RunState run, Page page, SamplerRequest request)
    {
        (this.run, this.page, Request) = (run, page, request);
        if (run.IsLive)
        {
            sampler = page.Model.CreateSampler(request);
        }
    }

    /// <summary>How the turn is drawn.</summary>
    public SamplerRequest Request { get; }

    /// <summary>The natural logarithm of the probability of all tokens so far (nats); 0 where no program reads it.</summary>
    public double LogProbability { get; private set; }

    /// <summary>The next token.</summary>
    /// <param name="allowed">The tokens that may come; null for all.</param>
    public async ValueTask<TokenId> NextAsync(TokenMask? allowed = null)
    {
        if (!run.IsLive)
        {
            page.Audit();
            var token = new TokenId(run.Journal.ReadIndex(page.Tokenizer.VocabularySize));
            recalled.Add(token);
            LogProbability += run.Image.ReadsLogProbabilities ? run.Journal.ReadNumber() : 0;
            return token;
        }

        sampler ??= TakeUp();
        var drawn = await page.SampleAsync(sampler, allowed, run.Image.ReadsLogProbabilities).ConfigureAwait(false);
        run.Journal.Write(drawn.Value);
        if (run.Image.ReadsLogProbabilities)
        {
            var probability = page.LogProbabilityOf(drawn);
            run.Journal.Write(probability);
            LogProbability += probability;
        }

        return drawn;
    }

    public void Dispose() => sampler?.Dispose();

    /// <summary>A sampler that is where the one was that drew what is recalled.</summary>
    private ISampler TakeUp()
    {
        var taken = page.Model.CreateSampler(Request);
        recalled.ForEach(taken.Skip);
        return taken;
    }
}

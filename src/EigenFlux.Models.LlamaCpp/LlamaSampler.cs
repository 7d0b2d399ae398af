using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>A native sampler chain for one turn.</summary>
internal sealed unsafe class LlamaSampler : ISampler
{
    /// <summary>Takes over a chain.</summary>
    public LlamaSampler(LlamaSamplerHandle chain, float cut)
    {
        Chain = chain;
        Cut = cut;
    }

    /// <summary>The chain, which ends in a sampler that draws.</summary>
    public LlamaSamplerHandle Chain { get; }

    /// <summary>
    /// Candidates whose logit is less than the largest plus this (a number of at most 0) never come through the chain, so that it
    /// need not see them; negative infinity where the chain must see all.
    /// </summary>
    public float Cut { get; }

    /// <inheritdoc/>
    public void Skip(TokenId token)
    {
        // The sampler that draws takes its random number however few candidates there are.
        var only = new LlamaTokenData { Id = token.Value };
        var array = new LlamaTokenDataArray { Data = &only, Size = 1, Selected = -1 };
        LlamaApi.llama_sampler_apply(Chain, &array);
        LlamaApi.llama_sampler_accept(Chain, token.Value);
    }

    /// <inheritdoc/>
    public void Dispose() => Chain.Dispose();
}

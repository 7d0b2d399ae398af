using EigenFlux.Models.LlamaCpp.Native;
using EigenFlux.Models.Sampling;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>A native sampler chain for one turn.</summary>
internal sealed class LlamaSampler : ISampler
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
    public void Dispose() => Chain.Dispose();
}

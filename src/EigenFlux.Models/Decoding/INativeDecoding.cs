using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Decoding;

/// <summary>A model that runs logit processors in its engine. Ask for it with <see cref="IAbilities.Ability"/>; <see cref="DecodingPlan"/> does so.</summary>
public interface INativeDecoding
{
    /// <summary>A sampler that follows the plan; null if the engine lacks one of its processors.</summary>
    /// <exception cref="ModelException">A setting is out of its range.</exception>
    ISampler? TryCreateSampler(DecodingPlan plan);
}

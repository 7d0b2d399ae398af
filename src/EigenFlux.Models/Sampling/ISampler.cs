namespace EigenFlux.Models.Sampling;

/// <summary>Draws the tokens of one turn from a model's distributions. Made by <see cref="ILanguageModel.CreateSampler"/>.</summary>
public interface ISampler : IDisposable;

using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Targets;

namespace EigenFlux.Runtime.Windows;

/// <summary>What all windows of one model in a scene have in common.</summary>
/// <param name="Model">The model.</param>
/// <param name="Name">Its name in events; null for the scene's own model.</param>
/// <param name="Plan">The layout of the scene for this model.</param>
/// <param name="Cache">What deletions and insertions do to the cache.</param>
/// <param name="Writer">Writes texts as the target wants them.</param>
internal sealed record WindowFrame(ILanguageModel Model, string? Name, ScenePlan Plan, CacheMode Cache, TargetWriter Writer)
{
    /// <summary>The vocabulary of the model.</summary>
    public ITokenizer Tokenizer => Model.Tokenizer;
}

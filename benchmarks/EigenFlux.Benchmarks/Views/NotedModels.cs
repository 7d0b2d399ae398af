using EigenFlux.Models.Contract;
using EigenFlux.Models.Delegating;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Views;

/// <summary>One model for all, with a note of the caches that are made of it.</summary>
internal sealed class NotedModels : IModelHost
{
    private readonly ILanguageModel noted;

    /// <param name="model">The model.</param>
    public NotedModels(ILanguageModel model) => noted = new Noted(model, this);

    /// <summary>The tokens that the caches have room for.</summary>
    public long CacheTokens { get; private set; }

    public ILanguageModel Open(ModelProgram program) => noted;

    private sealed class Noted(ILanguageModel inner, NotedModels notes) : DelegatingModel(inner)
    {
        public override IModelContext CreateContext(ContextOptions options)
        {
            notes.CacheTokens += (long)options.Window * options.Sessions;
            return Inner.CreateContext(options);
        }
    }
}

using EigenFlux.Models.Contract;
using EigenFlux.Models.Delegating;
using EigenFlux.Models.Engines;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Tests.Support;

/// <summary>The models of a run, with a note of the sessions that the run makes.</summary>
public sealed class WatchedModels(string folder) : IModelHost, IDisposable
{
    private readonly ModelRegistry registry = new([.. ManagedEngines.All, new LlamaEngine()]);
    private readonly Dictionary<string, ILanguageModel> models = [];
    private readonly List<IModelSession> sessions = [];

    /// <summary>The most sessions that a context was made for.</summary>
    public int MostSessions { get; private set; }

    /// <summary>Tokens that all sessions computed.</summary>
    public long Evaluated => sessions.Sum(session => session.Evaluated);

    public ILanguageModel Open(ModelProgram model)
    {
        if (!models.TryGetValue(model.Uri, out var opened))
        {
            opened = new Watched(registry.Open(model.Uri, new ModelOptions { BaseFolder = folder, Threads = 1 }), this);
            models.Add(model.Uri, opened);
        }

        return opened;
    }

    public void Dispose() => registry.Dispose();

    private sealed class Watched(ILanguageModel inner, WatchedModels models) : DelegatingModel(inner)
    {
        public override IModelContext CreateContext(ContextOptions options)
        {
            models.MostSessions = Math.Max(models.MostSessions, options.Sessions);
            return new WatchedContext(Inner.CreateContext(options), models.sessions);
        }
    }

    private sealed class WatchedContext(IModelContext inner, List<IModelSession> sessions) : DelegatingContext(inner)
    {
        public override IModelSession CreateSession()
        {
            var session = Inner.CreateSession();
            sessions.Add(session);
            return session;
        }
    }
}

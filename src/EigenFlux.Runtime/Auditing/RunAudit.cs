using EigenFlux.Models;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Pages;

namespace EigenFlux.Runtime.Auditing;

/// <summary>Audits the caches of a run, every so many generated tokens; nothing of the run is changed by it.</summary>
/// <param name="every">After how many generated tokens; 0 for never.</param>
internal sealed class RunAudit(int every)
{
    private readonly CacheAuditor auditor = new();
    private readonly HashSet<ILanguageModel> refused = [];
    private string reason = "";

    /// <summary>Looks at a page just before its next token is drawn, when all that is in it is computed.</summary>
    /// <param name="run">The run, or a branch of it.</param>
    /// <param name="page">The page.</param>
    /// <param name="session">Its session.</param>
    /// <param name="emit">Receives what was found, or once for a model that it cannot be audited.</param>
    public void Look(RunState run, Page page, IModelSession session, Action<FluxEvent> emit)
    {
        if (every == 0 || run.Generated == 0 || run.Generated % every != 0 || refused.Contains(page.Model))
        {
            return;
        }

        if (!page.Model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
        {
            Refuse(run, page.Model, "it gives no probabilities", emit);
            return;
        }

        var nats = run.IsLive ? Compare(run, page, session) : run.Journal.ReadNumber();
        if (double.IsNaN(nats))
        {
            Refuse(run, page.Model, run.IsLive ? reason : run.Journal.ReadText(), emit);
            return;
        }

        emit(new FluxEvent.Audited(nats, session.Length, page.Name));
    }

    /// <summary>Compares; what comes of it goes into the journal.</summary>
    private double Compare(RunState run, Page page, IModelSession session)
    {
        var (nats, problem) = auditor.Compare(page.Model, session);
        run.Journal.Write(nats);
        if (problem is not null)
        {
            reason = "a second context cannot be made: " + problem.Message.TrimEnd('.');
            run.Journal.Write(reason);
        }

        return nats;
    }

    private void Refuse(RunState run, ILanguageModel model, string reason, Action<FluxEvent> emit)
    {
        // What a branch notices is lost where another is chosen.
        if (!run.IsBranch)
        {
            refused.Add(model);
            emit(new FluxEvent.Noticed(new RunFault.AuditRefused(model.Info.Uri, reason)));
        }
    }
}

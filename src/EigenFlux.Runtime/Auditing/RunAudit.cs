using EigenFlux.Models;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Pages;

namespace EigenFlux.Runtime.Auditing;

/// <summary>Audits the caches of a run, every so many generated tokens; nothing of the run is changed by it.</summary>
/// <param name="every">After how many generated tokens; 0 for never.</param>
internal sealed class RunAudit(int every)
{
    private readonly CacheAuditor auditor = new();
    private readonly HashSet<ILanguageModel> refused = [];

    /// <summary>Looks at a page just before its next token is drawn.</summary>
    /// <param name="page">The page.</param>
    /// <param name="generated">The tokens that the run has generated.</param>
    /// <param name="emit">Receives what was found, or once for a model that it cannot be audited.</param>
    public void Look(Page page, int generated, Action<FluxEvent> emit)
    {
        if (every == 0 || generated == 0 || generated % every != 0 || refused.Contains(page.Model))
        {
            return;
        }

        if (!page.Model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
        {
            Refuse(page.Model, "it gives no probabilities", emit);
            return;
        }

        var (nats, problem) = auditor.Compare(page.Model, page.Session);
        if (problem is not null)
        {
            Refuse(page.Model, "there is no second context for it: " + problem.Message.TrimEnd('.'), emit);
            return;
        }

        emit(new FluxEvent.Audited(nats, page.Session.Length, page.Name));
    }

    private void Refuse(ILanguageModel model, string reason, Action<FluxEvent> emit)
    {
        refused.Add(model);
        emit(new FluxEvent.Noticed(new RunFault(RunFaultKind.AuditRefused, model.Info.Uri) { Details = [reason] }));
    }
}

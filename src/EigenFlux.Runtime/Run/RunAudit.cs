using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Auditing;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Runtime.Run;

/// <summary>Audits the caches of a run, every so many generated tokens; nothing of the run is changed by it.</summary>
/// <param name="every">After how many generated tokens; 0 for never.</param>
internal sealed class RunAudit(int every)
{
    private readonly CacheAuditor auditor = new();
    private readonly HashSet<ILanguageModel> refused = [];
    private string reason = "";

    /// <summary>Whether a cache is audited after so many generated tokens.</summary>
    public bool IsDue(int generated) => every > 0 && generated > 0 && generated % every == 0;

    /// <summary>Audits a cache just before the next token is drawn, when all tokens of its window are computed.</summary>
    /// <param name="run">The run, or a branch of it.</param>
    /// <param name="model">The model.</param>
    /// <param name="name">Its name in events; null for the scene's own.</param>
    /// <param name="session">The session.</param>
    /// <param name="emit">Receives the result, or once for a model that it cannot be audited.</param>
    public void Look(RunState run, ILanguageModel model, string? name, IModelSession session, Action<FluxEvent> emit)
    {
        if (!IsDue(run.Budget.Generated) || refused.Contains(model))
        {
            return;
        }

        if (!model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
        {
            Refuse(run, model, "it gives no probabilities", emit);
            return;
        }

        var drawing = run.Drawing.Current;
        var nats = drawing.Number((Audit: this, model, session), static from => from.Audit.Compare(from.model, from.session));
        if (double.IsNaN(nats))
        {
            Refuse(run, model, drawing.Text(reason), emit);
            return;
        }

        emit(new FluxEvent.Audited(nats, session.Length, name));
    }

    private double Compare(ILanguageModel model, IModelSession session)
    {
        var (nats, problem) = auditor.Compare(model, session);
        reason = problem is null ? "" : "a second context cannot be made: " + problem.Message.TrimEnd('.');
        return nats;
    }

    private void Refuse(RunState run, ILanguageModel model, string why, Action<FluxEvent> emit)
    {
        // A notice of a branch is lost if another branch is chosen.
        if (!run.Log.IsBranch)
        {
            refused.Add(model);
            emit(new FluxEvent.Noticed(new RunFault.AuditRefused(model.Info.Uri, why)));
        }
    }
}

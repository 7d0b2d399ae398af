using EigenFlux.Models;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Runtime.Collapse;

/// <summary>A page's monitor, fed with the page's events and asking the page's model.</summary>
/// <param name="model">The model's name in events; null for the scene's own.</param>
/// <param name="logProbability">The natural logarithm of the probability that a token comes next; null where the model gives none.</param>
internal sealed class PageCollapse(string? model, Func<TokenId, double>? logProbability)
{
    private readonly CollapseMonitor monitor = new(CollapseSettings.Default);

    /// <summary>Takes note of what happened to the page.</summary>
    public void Follow(FluxEvent happened)
    {
        switch (happened)
        {
            case FluxEvent.Appended appended:
                monitor.Inserted(appended.At, appended.Tokens);
                break;
            case FluxEvent.Deleted deleted:
                monitor.Deleted(deleted.At, deleted.Count);
                break;
        }
    }

    /// <summary>Looks for collapse, when the next token is about to be drawn.</summary>
    public FluxEvent.Collapsed? Look() => monitor.Look(logProbability) is { } report
        ? new FluxEvent.Collapsed(report.Kind, report.Period, report.Since, model)
        : null;

    /// <summary>A token was drawn, and is not in the page yet.</summary>
    public void Drew(TokenId token, int generated) =>
        monitor.Drew(token, generated, monitor.WantsProbability && logProbability is not null ? logProbability(token) : double.NaN);
}

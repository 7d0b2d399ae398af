using EigenFlux.Models;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Loop;
using EigenFlux.Runtime.Pages;

namespace EigenFlux.Runtime.Collapse;

/// <summary>
/// The monitor of a page. It receives the page's events and queries the page's model. The answers of the model are recorded in the run's
/// journal, so a replayed run detects the same collapse.
/// </summary>
internal sealed class PageCollapse
{
    private readonly RunState run;
    private readonly string? name;
    private readonly PageCache memory;
    private readonly CollapseMonitor monitor;
    private readonly Func<TokenId, double>? logProbability;

    /// <param name="run">The run.</param>
    /// <param name="name">The model's name in events; null for the scene's own.</param>
    /// <param name="model">The model.</param>
    /// <param name="memory">The page's session.</param>
    public PageCollapse(RunState run, string? name, ILanguageModel model, PageCache memory)
        : this(run, name, memory, new CollapseMonitor(CollapseSettings.Default), model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
    {
    }

    private PageCollapse(RunState run, string? name, PageCache memory, CollapseMonitor monitor, bool asks)
    {
        (this.run, this.name, this.memory, this.monitor) = (run, name, memory, monitor);
        logProbability = asks ? Ask : null;
    }

    /// <summary>Whether <see cref="Look"/> may ask the model.</summary>
    public bool WillAsk => logProbability is not null && monitor.WantsProbability;

    /// <summary>The same in a branch.</summary>
    public PageCollapse Fork(RunState branch, PageCache fork) => new(branch, name, fork, monitor.Fork(), logProbability is not null);

    /// <summary>Records an event of the page.</summary>
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
        ? new FluxEvent.Collapsed(report.Kind, report.Period, report.Since, name)
        : null;

    /// <summary>A token was drawn, and is not in the page yet.</summary>
    public void Drew(TokenId token, int generated) => monitor.Drew(token, generated, WillAsk ? Ask(token) : double.NaN);

    private double Ask(TokenId token)
    {
        if (!run.IsLive)
        {
            return run.Journal.ReadNumber();
        }

        var answer = memory.Session.LogProbabilityOf(token);
        run.Journal.Write(answer);
        return answer;
    }
}

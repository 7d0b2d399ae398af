using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Collapse;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;

namespace EigenFlux.Runtime.Windows;

/// <summary>
/// Watches one window for collapse: it follows the changes of the window and asks its model. What the model answers goes into the run's journal, so
/// that a run that is replayed meets the same collapse.
/// </summary>
internal sealed class WindowCollapse
{
    private readonly RunDrawing drawing;
    private readonly string? name;
    private readonly WindowCache memory;
    private readonly CollapseMonitor monitor;
    private readonly Func<TokenId, double>? logProbability;

    /// <param name="drawing">How the run draws.</param>
    /// <param name="name">The model's name in events; null for the scene's own.</param>
    /// <param name="model">The model.</param>
    /// <param name="memory">the cache of the window.</param>
    public WindowCollapse(RunDrawing drawing, string? name, ILanguageModel model, WindowCache memory)
        : this(drawing, name, memory, new CollapseMonitor(CollapseSettings.Default), model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
    {
    }

    private WindowCollapse(RunDrawing drawing, string? name, WindowCache memory, CollapseMonitor monitor, bool asks)
    {
        (this.drawing, this.name, this.memory, this.monitor) = (drawing, name, memory, monitor);
        logProbability = asks ? Ask : null;
    }

    /// <summary>Whether <see cref="Look"/> may ask the model.</summary>
    public bool WillAsk => logProbability is not null && monitor.WantsProbability;

    /// <summary>The same in a branch.</summary>
    public WindowCollapse Fork(RunDrawing branch, WindowCache fork) => new(branch, name, fork, monitor.Fork(), logProbability is not null);

    /// <summary>Follows a change of the window.</summary>
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

    /// <summary>A token was drawn, and is not in the window yet.</summary>
    public void Drew(TokenId token, int generated) => monitor.Drew(token, generated, WillAsk ? Ask(token) : double.NaN);

    private double Ask(TokenId token) =>
        drawing.Current.Number((memory.Session, token), static from => from.Session.LogProbabilityOf(from.token));
}

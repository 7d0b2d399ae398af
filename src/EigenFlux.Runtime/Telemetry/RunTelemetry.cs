using System.Diagnostics;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Runtime.Telemetry;

/// <summary>
/// Turns a run's events into spans and measurements: a span for each scene, with a span for each of its turns. Events must be
/// passed immediately, in the execution context of the run, so that the spans of batches belong to the spans of their turns.
/// </summary>
/// <param name="time">The clock of the measurements.</param>
public sealed class RunTelemetry(TimeProvider time)
{
    private readonly Stack<SceneSpan> scenes = new();
    // A coalition's turn has those of the scene that it plays within it; null stands for one that is no span.
    private readonly Stack<TurnSpan?> turns = new();
    private (string Segment, string? Model)? opened;

    /// <summary>Records the next event. Without listeners this costs almost nothing and allocates nothing.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="isOver">
    /// Whether the event happened earlier: before the run was resumed, or in the chosen branch. Such turns have no spans, and
    /// nothing is measured.
    /// </param>
    public void Take(FluxEvent happened, bool isOver = false)
    {
        // Who begins to listen in the middle of a run hears of it from the next run on.
        if (scenes.Count == 0 && !(happened is FluxEvent.RunStarted && FluxTelemetry.IsWatched))
        {
            return;
        }

        switch (happened)
        {
            case FluxEvent.RunStarted run:
                Begin(run);
                break;
            case FluxEvent.Called called:
                Begin(called);
                break;
            case FluxEvent.Returned when scenes.Count > 1:
                scenes.Pop().End();
                break;
            case FluxEvent.TurnStarted when isOver:
                turns.Push(null);
                break;
            case FluxEvent.TurnStarted started:
                BeginTurn(started);
                break;
            case FluxEvent.Appended { IsCommon: true } appended:
                Append(appended);
                break;
            case FluxEvent.Deleted { IsCommon: true } deleted:
                Delete(deleted, isOver);
                break;
            case FluxEvent.Stopped stopped when turns.TryPop(out var turn):
                turn?.End(stopped, scenes.Peek().Length(turn.Page));
                break;
            case FluxEvent.Noticed noticed:
                scenes.Peek().Notice(noticed.Fault);
                break;
            case FluxEvent.Done done:
                End(done);
                break;
        }
    }

    /// <summary>The run went back and is reported again: its spans end here.</summary>
    public void Abandon()
    {
        while (turns.TryPop(out var turn))
        {
            turn?.Abandon();
        }

        while (scenes.TryPop(out var scene))
        {
            if (scenes.Count == 0)
            {
                scene.Tag("eigenflux.run.end", "undone");
            }

            scene.End();
        }
    }

    private void Begin(FluxEvent.RunStarted run)
    {
        var scene = new SceneSpan(run.Scene, run.Model, run.Window, parent: null);
        scene.Tag("eigenflux.program", run.Program);
        scene.Tag("gen_ai.request.seed", unchecked((long)run.Seed));
        scenes.Push(scene);
    }

    private void Begin(FluxEvent.Called called)
    {
        if (called.PlayedBy is not null && turns.TryPeek(out var turn))
        {
            turn?.Plays(called.Scene);
        }

        var scene = new SceneSpan(called.Scene, called.Model, called.Window, scenes.Peek());
        scene.Tag("eigenflux.scene.depth", called.Depth);
        scene.Tag("eigenflux.scene.sums_up", called.SumsUp);
        scenes.Push(scene);
    }

    private void BeginTurn(FluxEvent.TurnStarted started)
    {
        // A turn of a model has been opened on its page; a person's is written when it is whole.
        var page = opened is { } open && open.Segment == started.Segment ? (string?)(open.Model ?? "") : null;
        turns.Push(new TurnSpan(started, scenes.Peek(), page, time));
    }

    private void Append(FluxEvent.Appended appended)
    {
        scenes.Peek().Grow(appended.Model, appended.Tokens.Count);
        if (appended.Kind == SegmentKind.Turn)
        {
            opened = (appended.Segment, appended.Model);
        }

        if (turns.TryPeek(out var turn))
        {
            turn?.Generate(appended.Generated);
        }
    }

    private void Delete(FluxEvent.Deleted deleted, bool isOver)
    {
        var scene = scenes.Peek();
        scene.Grow(deleted.Model, -deleted.Count);
        if (isOver)
        {
            return;
        }

        var model = new KeyValuePair<string, object?>(FluxTelemetry.ModelTag, deleted.Model ?? scene.Model);
        var mode = new KeyValuePair<string, object?>("eigenflux.cache.mode", deleted.Mode == CacheMode.Shift ? "shift" : "exact");
        FluxTelemetry.Deletions.Add(1, model, mode);
        FluxTelemetry.DeletedTokens.Add(deleted.Count, model, mode);
    }

    private void End(FluxEvent.Done done)
    {
        while (turns.TryPop(out var turn))
        {
            turn?.Abandon();
        }

        while (scenes.TryPop(out var scene))
        {
            if (scenes.Count == 0)
            {
                scene.Tag("eigenflux.run.end", TraceWriter.NameOf(done.By));
                scene.Tag("eigenflux.run.tokens", done.Generated);
            }

            if (done.Fault is { } fault && done.By == RunEnd.Failed)
            {
                scene.Fail(fault.Kind);
            }

            scene.End();
        }
    }
}

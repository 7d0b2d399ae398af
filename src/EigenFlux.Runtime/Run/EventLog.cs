using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Telemetry;

namespace EigenFlux.Runtime.Run;

/// <summary>
/// The events of a run on their way to its reader. Those of a branch wait until it is chosen. A run that was rewound is silent until it is where it goes
/// on, since its events were sent before.
/// </summary>
internal sealed class EventLog
{
    private readonly Func<FluxEvent, ValueTask>? sink;
    private readonly RunTelemetry? telemetry;
    private readonly RunBudget budget;
    private readonly RunDrawing drawing;
    private readonly List<FluxEvent> pending = [];
    private int? sentBefore;

    /// <summary>The events of a run.</summary>
    /// <param name="sink">Receives them.</param>
    /// <param name="telemetry">Measures them.</param>
    /// <param name="budget">Counts the tokens that each event has.</param>
    /// <param name="drawing">Whether the run is replayed.</param>
    /// <param name="sentBefore">After a rewind, the number of events that were sent before it; the log is then silent. Null for a run that begins.</param>
    public EventLog(Func<FluxEvent, ValueTask> sink, RunTelemetry telemetry, RunBudget budget, RunDrawing drawing, int? sentBefore)
    {
        (this.sink, this.telemetry, this.budget, this.drawing, this.sentBefore) = (sink, telemetry, budget, drawing, sentBefore);
    }

    /// <summary>The events of a branch.</summary>
    /// <param name="budget">Counts the tokens that each event has.</param>
    /// <param name="drawing">How the branch draws.</param>
    public EventLog(RunBudget budget, RunDrawing drawing) => (this.budget, this.drawing) = (budget, drawing);

    /// <summary>Whether the events are those of a branch.</summary>
    public bool IsBranch => sink is null;

    /// <summary>How many events were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Adds an event, which <see cref="FlushAsync"/> sends.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="beat">The number of the beat, from 0.</param>
    public void Emit(FluxEvent happened, int beat)
    {
        pending.Add(happened with { Generated = budget.Generated, Beat = beat });
        telemetry?.Take(pending[^1], drawing.IsReplayed);
    }

    /// <summary>Sends the events that were added.</summary>
    public async ValueTask FlushAsync()
    {
        if (sink is null)
        {
            return;
        }

        if (sentBefore is not null)
        {
            pending.Clear();
            return;
        }

        for (var i = 0; i < pending.Count; i++)
        {
            Sent++;
            await sink(pending[i]).ConfigureAwait(false);
        }

        pending.Clear();
    }

    /// <summary>Ends the silence of a run that was rewound. Events that were added and not sent are dropped.</summary>
    public void EndSilence()
    {
        if (sentBefore is { } sent)
        {
            (sentBefore, Sent) = (null, sent);
            pending.Clear();
        }
    }

    /// <summary>Adds the events of the branch that was chosen.</summary>
    public void Adopt(EventLog branch)
    {
        pending.AddRange(branch.pending);
        branch.pending.ForEach(happened => telemetry?.Take(happened, isOver: true));
    }

    /// <summary>The run is rewound: what comes in it is no longer measured.</summary>
    public void Abandon() => telemetry?.Abandon();

    /// <summary>The text of the events that were added and not sent: what a branch says.</summary>
    public string Text() => string.Concat(pending.Select(happened => happened switch
    {
        FluxEvent.Said said => said.Text,
        FluxEvent.Stopped => "\n",
        _ => "",
    })).Trim();
}

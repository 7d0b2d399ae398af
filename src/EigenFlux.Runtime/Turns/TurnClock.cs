using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Turns;

/// <summary>
/// The time that a turn has taken. A clock that goes back, or jumps further than a token can take, is not believed: the jump does not
/// count, and is reported once.
/// </summary>
internal sealed class TurnClock
{
    // No token takes so long, but a machine that slept does.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly RunDrawing drawing;
    private readonly TimeProvider time;
    private readonly SourceSite site;
    private readonly Action<FluxEvent> emit;
    private long last;
    private TimeSpan passed;
    private bool reported;

    /// <summary>Starts the clock.</summary>
    /// <param name="drawing">How the run draws.</param>
    /// <param name="time">The clock of the run.</param>
    /// <param name="site">The turn.</param>
    /// <param name="emit">Receives the notice that the clock jumped.</param>
    public TurnClock(RunDrawing drawing, TimeProvider time, SourceSite site, Action<FluxEvent> emit)
    {
        (this.drawing, this.time, this.site, this.emit) = (drawing, time, site, emit);
        last = time.GetTimestamp();
    }

    /// <summary>Whether that many seconds have passed.</summary>
    public bool IsOver(double seconds)
    {
        if (drawing.Current.Happened(JournalEntry.ClockJumped, this, static clock => clock.Jumps()))
        {
            reported = true;
            emit(new FluxEvent.Noticed(new RunFault.ClockJumped { Site = site }));
        }

        return drawing.Current.Happened(JournalEntry.TimeIsOver, (Clock: this, seconds), static from => from.Clock.passed.TotalSeconds >= from.seconds);
    }

    /// <summary>Adds the time since it was last asked, unless the clock jumped.</summary>
    /// <returns>Whether the clock jumped, and that was not reported yet.</returns>
    private bool Jumps()
    {
        var now = time.GetTimestamp();
        var step = time.GetElapsedTime(last, now);
        last = now;
        if (step < TimeSpan.Zero || step > Longest)
        {
            return !reported;
        }

        passed += step;
        return false;
    }
}

using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Loop;

/// <summary>
/// The time that a turn has taken. A clock that goes back, or leaps further than a token can take, is not believed: the leap does not
/// count, and is told once.
/// </summary>
internal sealed class TurnClock
{
    // No token takes so long, but a machine that slept does.
    private static readonly TimeSpan Leap = TimeSpan.FromMinutes(10);

    private readonly RunState run;
    private readonly SourceSite site;
    private readonly Action<FluxEvent> emit;
    private long last;
    private TimeSpan passed;
    private bool told;

    /// <summary>Starts the clock.</summary>
    public TurnClock(RunState run, SourceSite site, Action<FluxEvent> emit)
    {
        (this.run, this.site, this.emit) = (run, site, emit);
        last = run.Options.Time.GetTimestamp();
    }

    /// <summary>Whether that many seconds have passed.</summary>
    public bool IsOver(double seconds)
    {
        if (!run.IsLive)
        {
            Tell(run.Journal.ReadMark(JournalEntry.ClockJumped));
            return run.Journal.ReadMark(JournalEntry.TimeIsOver);
        }

        var now = run.Options.Time.GetTimestamp();
        var step = run.Options.Time.GetElapsedTime(last, now);
        last = now;
        if (step < TimeSpan.Zero || step > Leap)
        {
            if (!told)
            {
                run.Journal.Mark(JournalEntry.ClockJumped);
            }

            Tell(true);
            return false;
        }

        passed += step;
        if (passed.TotalSeconds < seconds)
        {
            return false;
        }

        run.Journal.Mark(JournalEntry.TimeIsOver);
        return true;
    }

    private void Tell(bool jumped)
    {
        if (jumped && !told)
        {
            told = true;
            emit(new FluxEvent.Noticed(new RunFault.ClockJumped { Site = site }));
        }
    }
}

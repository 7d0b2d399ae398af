using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Tests.Support;
using EigenFlux.Runtime.Turns;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Tests.Turns;

/// <summary>The time that a turn may take.</summary>
public sealed class TurnClockTests
{
    private static readonly SourceSite Site = new("a.eflux", 1, 2, 3);
    private readonly List<FluxEvent> noticed = [];

    [Fact]
    public void The_time_is_over_when_the_seconds_have_passed_since_the_clock_was_started()
    {
        var clock = new TurnClock(new RunDrawing(), new Ticking(), Site, noticed.Add);
        Enumerable.Range(0, 4).Select(_ => clock.IsOver(3)).ShouldBe([false, false, true, true]);
        noticed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(11)]
    [InlineData(-5)]
    public void A_jump_of_the_clock_does_not_count_and_is_reported_once(int minutes)
    {
        var time = new Ticking();
        var clock = new TurnClock(new RunDrawing(), time, Site, noticed.Add);
        clock.IsOver(3).ShouldBeFalse();
        time.Pass(TimeSpan.FromMinutes(minutes));
        clock.IsOver(3).ShouldBeFalse();
        time.Pass(TimeSpan.FromMinutes(minutes));
        clock.IsOver(3).ShouldBeFalse();
        clock.IsOver(3).ShouldBeFalse();
        clock.IsOver(3).ShouldBeTrue();
        noticed.ShouldHaveSingleItem().ShouldBe(new FluxEvent.Noticed(new RunFault.ClockJumped { Site = Site }));
    }

    [Fact]
    public void A_replayed_turn_ends_and_reports_where_the_live_one_did_whatever_the_clock_says()
    {
        var (drawing, time) = (new RunDrawing(), new Ticking());
        var live = new TurnClock(drawing, time, Site, noticed.Add);
        var answers = Enumerable.Range(0, 6).Select(i =>
        {
            time.Pass(i == 2 ? TimeSpan.FromHours(1) : TimeSpan.Zero);

            // A token is drawn in between.
            drawing.Current.Integer(i);
            return live.IsOver(4);
        }).ToList();
        answers.ShouldBe([false, false, false, false, true, true]);

        List<FluxEvent> replayed = [];
        var journal = new RunDrawing(drawing.Journal.Entries.ToArray(), isFinished: false);
        var clock = new TurnClock(journal, new Ticking { Step = TimeSpan.Zero }, Site, replayed.Add);
        Enumerable.Range(0, 6).Select(i =>
        {
            journal.Current.Integer(0).ShouldBe(i);
            return clock.IsOver(4);
        }).ShouldBe(answers);
        replayed.ShouldBe(noticed);
        replayed.Count.ShouldBe(1);
    }
}

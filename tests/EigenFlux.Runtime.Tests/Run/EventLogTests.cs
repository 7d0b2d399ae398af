using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Telemetry;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Tests.Run;

/// <summary>The events of a run on their way to its reader.</summary>
public sealed class EventLogTests
{
    private readonly RunBudget budget = new(new RunOptions(), CancellationToken.None);
    private readonly List<FluxEvent> sent = [];

    [Fact]
    public async Task An_event_is_sent_when_the_log_is_flushed_with_the_tokens_and_the_beat_of_when_it_happened()
    {
        var log = Log(sentBefore: null);
        budget.CountToken();
        log.Emit(Said("one"), beat: 4);
        budget.CountToken();
        log.Emit(Said("two"), beat: 5);
        (sent.Count, log.Sent).ShouldBe((0, 0));
        await log.FlushAsync();
        sent.Select(happened => (happened.Generated, happened.Beat)).ShouldBe([(1, 4), (2, 5)]);
        log.Sent.ShouldBe(2);
        await log.FlushAsync();
        sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_events_of_a_branch_are_sent_by_the_run_that_adopts_it_after_its_own()
    {
        var log = Log(sentBefore: null);
        var branch = new EventLog(budget.Fork(), new RunDrawing());
        (log.IsBranch, branch.IsBranch).ShouldBe((false, true));
        branch.Emit(Said("in the branch"), beat: 1);
        await branch.FlushAsync();
        branch.Text().ShouldBe("in the branch");
        log.Emit(Said("before"), beat: 0);
        log.Adopt(branch);
        await log.FlushAsync();
        sent.OfType<FluxEvent.Said>().Select(said => said.Text).ShouldBe(["before", "in the branch"]);
    }

    [Fact]
    public async Task A_run_that_was_rewound_is_silent_until_the_silence_ends_and_counts_on_from_what_was_sent_before()
    {
        var log = Log(sentBefore: 9);
        log.Emit(Said("again"), beat: 0);
        await log.FlushAsync();
        log.Emit(Said("not flushed"), beat: 0);
        log.EndSilence();
        log.Emit(Said("new"), beat: 0);
        await log.FlushAsync();
        sent.ShouldHaveSingleItem().ShouldBeOfType<FluxEvent.Said>().Text.ShouldBe("new");
        log.Sent.ShouldBe(10);
    }

    [Fact]
    public async Task The_end_of_a_silence_that_there_was_not_drops_nothing()
    {
        var log = Log(sentBefore: null);
        log.Emit(Said("kept"), beat: 0);
        log.EndSilence();
        await log.FlushAsync();
        sent.Count.ShouldBe(1);
    }

    [Fact]
    public void The_text_of_a_branch_has_each_turn_on_a_line()
    {
        var branch = new EventLog(budget, new RunDrawing());
        branch.Emit(Said("Hel"), 0);
        branch.Emit(Said("lo."), 0);
        branch.Emit(new FluxEvent.Stopped("a", "line", "Hello.", 2), 0);
        branch.Emit(new FluxEvent.Checkpointed(3), 0);
        branch.Emit(Said("Yes?"), 1);
        branch.Emit(new FluxEvent.Stopped("b", "line", "Yes?", 1), 1);
        branch.Text().ShouldBe("Hello.\nYes?");
    }

    private static FluxEvent.Said Said(string text) => new(SegmentKind.Turn, FluxValue.Character.Narrator, text);

    private EventLog Log(int? sentBefore) => new(
        happened =>
        {
            sent.Add(happened);
            return ValueTask.CompletedTask;
        },
        new RunTelemetry(TimeProvider.System),
        budget,
        new RunDrawing(),
        sentBefore);
}

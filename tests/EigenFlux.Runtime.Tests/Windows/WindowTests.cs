using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Tests.Support;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Mentions;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Tests.Windows;

/// <summary>A window that texts and turns are written into.</summary>
public sealed class WindowTests : IDisposable
{
    private readonly KeepableModel model = new("abcdefgh abcdefgh abcdefgh ");

    public void Dispose() => model.Dispose();

    [Fact]
    public async Task Each_change_is_an_event_and_the_events_give_the_page_state()
    {
        var state = "";
        var sent = await TestRun.WithAsync(run =>
        {
            using var window = Open(run, 12, "<");
            Write(window, "one", "abc");
            Write(window, "two", "def");
            Write(window, "three", "gh abc");
            window.Remove("two");
            state = Text(window);
            return Task.CompletedTask;
        });
        state.ShouldBe("<bcgh abc");
        Rebuild(sent).ShouldBe(state);
        sent.OfType<FluxEvent.Appended>().Select(appended => (appended.At, appended.Text)).ShouldBe([(0, "<"), (1, "abc"), (4, "def"), (6, "gh abc")]);
        sent.OfType<FluxEvent.Deleted>().Select(deleted => (deleted.At, deleted.Count, deleted.Segment)).ShouldBe([(1, 1, "one"), (3, 3, "two")]);
    }

    [Fact]
    public async Task A_turn_is_drawn_token_by_token_and_what_is_taken_back_is_deleted_at_its_end()
    {
        var state = "";
        var sent = await TestRun.WithAsync(async run =>
        {
            using var window = Open(run, 12, "<");
            var turn = window.OpenTurn("t", Tokens("abc"), "abc", "ada", readsConditions: false);
            await SayAsync(window, turn, 5);
            window.Retract(turn, 2);
            window.Finish(turn, Tokens("."), ".");
            window.CloseTurn(turn);
            state = Text(window);
            turn.IsOpen.ShouldBeFalse();
        });
        state.ShouldBe("<abcdef.");
        Rebuild(sent).ShouldBe(state);
        sent.OfType<FluxEvent.Deleted>().ShouldHaveSingleItem().ShouldBe(new FluxEvent.Deleted(7, 2, "t", CacheMode.Exact, null) { View = null });
    }

    [Fact]
    public async Task What_does_not_fit_even_with_everything_deleted_ends_the_run_with_a_fault()
    {
        await TestRun.WithAsync(run =>
        {
            using var window = Open(run, 6, "<");
            Write(window, "one", "abc");
            var fault = Should.Throw<RunFaultException>(() => Write(window, "two", "abcdef")).Fault.ShouldBeOfType<RunFault.WindowFull>();
            fault.ShouldBe(new RunFault.WindowFull("Main", 7, 6));
            Text(window).ShouldBe("<");
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_derived_window_has_its_secret_at_the_end_whenever_something_is_drawn_from_it_and_the_common_one_never_has_it()
    {
        var sent = await TestRun.WithAsync(async run =>
        {
            using var common = Open(run, 40, "<", new WindowReaders(["narrator"], ["narrator", "Ada"], isCommon: true));
            using var own = common.Derive(["Ada"], [TestRun.Segment("secret", "gh ", model)]);
            Text(own).ShouldBe("<gh ");
            Write(common, "one", "abc");
            Write(own, "one", "abc");
            Text(own).ShouldBe("<gh abc");
            await own.RaiseAsync(common);
            Text(own).ShouldBe("<abcgh ");
            var turn = own.OpenTurn("t", [], "", "Ada", readsConditions: false);
            await SayAsync(own, turn, 3);
            own.CloseTurn(turn);
            own.Lower();
            (Text(own), Text(common)).ShouldBe(("<abcgh abc", "<abc"));
        });
        Rebuild(sent, "Ada").ShouldBe("<abcgh abc");
        Rebuild(sent, "narrator").ShouldBe("<abc");
    }

    [Fact]
    public async Task Readers_who_leave_get_a_window_with_the_same_texts()
    {
        await TestRun.WithAsync(run =>
        {
            using var common = Open(run, 40, "<", new WindowReaders(["narrator", "Ada", "Ben"], ["narrator", "Ada", "Ben"], isCommon: true));
            Write(common, "one", "abc");
            using var own = common.Split(["Ada"]);
            Write(own, "two", "def");
            (Text(common), Text(own)).ShouldBe(("<abc", "<abcdef"));
            common.Readers.Names.ShouldBe(["narrator", "Ben"]);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_turn_comes_into_another_window_by_its_tape_as_it_was_generated()
    {
        var sent = await TestRun.WithAsync(async run =>
        {
            using var on = Open(run, 12, "<", Readers());
            using var other = on.Split(["Ada"]);
            on.Tape = new TurnTape();
            var turn = on.OpenTurn("t", Tokens("abc"), "abc", "narrator", readsConditions: false);
            await SayAsync(on, turn, 10);
            on.Retract(turn, 1);
            on.Finish(turn, Tokens("."), ".");
            on.CloseTurn(turn);
            on.Tape.Play(other);
            Text(other).ShouldBe(Text(on));
            other.Entries.Select(entry => (entry.Segment, entry.Length, entry.WasCut, entry.IsOpen))
                .ShouldBe(on.Entries.Select(entry => (entry.Segment, entry.Length, entry.WasCut, entry.IsOpen)));
        });
        Rebuild(sent, "Ada").ShouldBe(Rebuild(sent, "narrator"));
        sent.OfType<FluxEvent.Deleted>().Count(deleted => deleted.View == "Ada").ShouldBe(sent.OfType<FluxEvent.Deleted>().Count(deleted => deleted.View == "narrator"));
    }

    [Fact]
    public async Task A_fork_in_a_branch_goes_its_own_way_and_its_events_wait()
    {
        await TestRun.WithAsync(run =>
        {
            using var window = Open(run, 20, "<");
            Write(window, "one", "abc");
            var branch = run.Fork(run.Services.Walker, 2, 2);
            using var fork = window.Fork(branch, branch.Scope(new Dictionary<string, Scenes.Values.FluxValue>()), happened => branch.Log.Emit(happened, 0));
            Write(fork, "two", "def");
            fork.Remove("one");
            (Text(window), Text(fork)).ShouldBe(("<abc", "<def"));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_token_that_is_said_in_a_full_window_allocates_its_two_events_and_nothing_else()
    {
        await TestRun.WithAsync(run =>
        {
            var events = 0;
            using var window = Open(run, 64, "<", emit: _ => events++);
            var turn = window.OpenTurn("t", [], "", "ada", readsConditions: false);
            var token = Tokens("a")[0];
            Say(200);
            events = 0;
            var before = GC.GetAllocatedBytesForCurrentThread();
            Say(100);
            var said = GC.GetAllocatedBytesForCurrentThread() - before;
            events.ShouldBe(200);

            List<FluxEvent> alone = new(200);
            before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                alone.Add(new FluxEvent.Appended(0, "t", SegmentKind.Turn, [token], "a", false, null));
                alone.Add(new FluxEvent.Deleted(0, 1, "t", CacheMode.Exact, null));
            }

            said.ShouldBe(GC.GetAllocatedBytesForCurrentThread() - before);
            return Task.CompletedTask;

            void Say(int count)
            {
                for (var i = 0; i < count; i++)
                {
                    window.MakeRoomForToken();
                    window.Continue(turn, token, "a");
                }
            }
        });
    }

    private static WindowReaders Readers() => new(["narrator", "Ada"], ["narrator", "Ada"], isCommon: true);

    private Window Open(RunState run, int size, string prefix, WindowReaders? readers = null, Action<FluxEvent>? emit = null)
    {
        var frame = new WindowFrame(
            model, null, TestRun.Plan(size, 0, TestRun.Segment("pin", prefix, model)), CacheMode.Exact, new TargetWriter((TargetData)BuiltinTargets.All[0]));
        return new Window(
            frame,
            new WindowState(run, frame, 4, [], readers ?? WindowReaders.Everyone(), emit ?? (happened => run.Log.Emit(happened, 0))),
            new PageLedger(size, 0, new DeletionSpec(DeletionKind.Token)),
            new LoreMentions([], []));
    }

    private void Write(Window window, string segment, string text) =>
        window.Write(new LedgerEntry(segment, SegmentKind.Line), Tokens(text), text, again: false);

    private async Task SayAsync(Window window, LedgerEntry turn, int tokens)
    {
        using var sampler = Sampler();
        for (var i = 0; i < tokens; i++)
        {
            window.MakeRoomForToken();
            var token = await window.SampleAsync(sampler, null, isScored: false);
            window.Continue(turn, token, Text([token]));
        }
    }

    private ISampler Sampler() => model.CreateSampler(new SamplerRequest(new SamplerSettings { Temperature = 0 }, 1, 0));

    private TokenId[] Tokens(string text) => model.Tokenizer.Tokenize(text);

    private string Text(IEnumerable<TokenId> tokens) => Encoding.UTF8.GetString([.. tokens.SelectMany(token => model.Tokenizer.GetBytes(token).ToArray())]);

    private string Text(Window window) => Text(window.Tokens.ToArray());

    /// <summary>The page-state that the events of a reader give.</summary>
    private string Rebuild(IEnumerable<FluxEvent> events, string? view = null)
    {
        List<TokenId> tokens = [];
        foreach (var happened in events)
        {
            switch (happened)
            {
                case FluxEvent.Appended appended when appended.View == view:
                    tokens.InsertRange(appended.At, appended.Tokens);
                    break;
                case FluxEvent.Deleted deleted when deleted.View == view:
                    tokens.RemoveRange(deleted.At, deleted.Count);
                    break;
            }
        }

        return Text(tokens);
    }
}

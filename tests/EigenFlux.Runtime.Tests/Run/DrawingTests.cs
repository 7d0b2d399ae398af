using EigenFlux.Models.Constraints;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Tests.Support;

namespace EigenFlux.Runtime.Tests.Run;

/// <summary>What a run gets from models, persons and the clock: asked for live, and read from the journal when it is replayed.</summary>
public sealed class DrawingTests
{
    [Fact]
    public async Task A_replayed_run_gets_what_the_live_run_got_and_asks_nobody()
    {
        using var model = new KeepableModel();
        var live = new RunDrawing();
        using var context = model.CreateContext(new ContextOptions(20));
        using var session = context.CreateSession();
        session.Append(model.Tokenizer.Tokenize("one "));
        var got = await GetAsync(live, new Source(3, 5), session, () => true);
        got.ShouldContain("2.5");

        var replayed = new RunDrawing(live.Journal.Entries.ToArray(), isFinished: false);
        (live.IsReplayed, replayed.IsReplayed).ShouldBe((false, true));
        var source = new Source();
        using var tokens = new TokenSession(model, 20);
        (await GetAsync(replayed, source, tokens, () => throw new InvalidOperationException("A replayed run asked."))).ShouldBe(got);
        source.Replays.ShouldBe(2);
        tokens.Length.ShouldBe(2);
        replayed.Journal.HasNext.ShouldBeFalse();
        replayed.Journal.Entries.ToArray().ShouldBe(live.Journal.Entries.ToArray());
    }

    [Fact]
    public void A_replay_ends_when_it_is_told_to_and_what_comes_then_is_asked_for_and_written()
    {
        var first = new RunDrawing();
        first.Current.Number(1.5, static number => number);
        var drawing = new RunDrawing(first.Journal.Entries.ToArray(), isFinished: false);
        drawing.Current.Number(9.0, static number => number).ShouldBe(1.5);
        Should.Throw<InvalidDataException>(() => drawing.Current.Number(9.0, static number => number));
        drawing.GoLive();
        drawing.IsReplayed.ShouldBeFalse();
        drawing.Current.Number(9.0, static number => number).ShouldBe(9.0);

        var again = new RunDrawing(drawing.Journal.Entries.ToArray(), isFinished: false);
        (again.Current.Number(0.0, static number => number), again.Current.Number(0.0, static number => number)).ShouldBe((1.5, 9.0));
    }

    [Fact]
    public void An_empty_journal_is_replayed_only_if_the_run_came_to_its_end()
    {
        new RunDrawing([], isFinished: false).IsReplayed.ShouldBeFalse();
        new RunDrawing([], isFinished: true).IsReplayed.ShouldBeTrue();
        new RunDrawing().IsReplayed.ShouldBeFalse();
    }

    [Fact]
    public void A_replayed_choice_is_one_of_those_that_there_are()
    {
        var live = new RunDrawing();
        live.Current.Index(5, 4, static index => index);
        var journal = live.Journal.Entries.ToArray();
        new RunDrawing(journal, isFinished: false).Current.Index(5, 0, static index => index).ShouldBe(4);
        Should.Throw<InvalidDataException>(() => new RunDrawing(journal, isFinished: false).Current.Index(4, 0, static index => index));
    }

    [Fact]
    public void A_sampler_is_made_only_for_a_run_that_asks_its_model()
    {
        using var model = new KeepableModel();
        var request = new SamplerRequest(new SamplerSettings(), 1, 0);
        using var sampler = new RunDrawing().Current.CreateSampler(model, request);
        sampler.ShouldNotBeNull();
        new RunDrawing([], isFinished: true).Current.CreateSampler(model, request).ShouldBeNull();
    }

    private static async Task<string> GetAsync(RunDrawing drawing, Source source, IModelSession session, Func<bool> ask)
    {
        var current = drawing.Current;
        var first = await current.TokenAsync(source, null);
        var number = current.Number(ask, static ask => ask() ? 2.5 : 0);
        var numbers = current.Numbers(2, ask, static ask => ask() ? [0.5, double.NegativeInfinity] : []);
        var scores = current.AppendScored(session, [new TokenId('t'), new TokenId('w')]);
        var index = current.Index(9, ask, static ask => ask() ? 8 : 0);
        var jumped = current.Happened(JournalEntry.ClockJumped, ask, static ask => !ask());
        var over = current.Happened(JournalEntry.TimeIsOver, ask, static ask => ask());
        var text = current.Text(drawing.IsReplayed ? "" : "why");
        var integer = current.Integer(drawing.IsReplayed ? 0 : 12);
        var line = await current.TextAsync(() => ValueTask.FromResult(ask() ? "a line" : ""));
        var last = await current.TokenAsync(source, null);
        source.Drawn.ShouldBe([first, last]);
        return string.Join(' ', [first, number, .. numbers, .. scores, index, jumped, over, text, integer, line, last]);
    }

    private sealed class Source(params int[] tokens) : ITokenSource
    {
        private int next;

        public List<TokenId> Drawn { get; } = [];

        public int Replays { get; private set; }

        public int VocabularySize => 10;

        public ValueTask<TokenId> SampleAsync(TokenMask? allowed) => ValueTask.FromResult(new TokenId(tokens[next++]));

        public void BeforeReplay() => Replays++;

        public void Drew(TokenId token) => Drawn.Add(token);
    }
}

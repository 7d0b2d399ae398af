using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;
using EigenFlux.Tests.Support;

namespace EigenFlux.Tests.TypedTurns;

/// <summary>Tokens of a typed turn that are the only ones that may come: nothing is computed to draw them.</summary>
public sealed class ForcedTokenTests
{
    private static readonly TurnShape Row = new(new ValueShape.RecordOf("Row"), new Dictionary<string, RecordShape>
    {
        ["Row"] = new(
        [
            new("severity", new ValueShape.Choice(["low", "high"])),
            new("keeper", new ValueShape.Pattern("[A-C]{2}-(42|47)")),
            new("open", new ValueShape.Truth()),
        ]),
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Forced_tokens_are_said_without_a_batch_and_draw_what_would_have_been_drawn(ulong seed)
    {
        var (quick, batches) = await RunAsync("0", seed);

        // A program that reads probabilities has each token computed.
        var (slow, all) = await RunAsync("greeting.logprob", seed);
        TokensOf(quick).ShouldBe(TokensOf(slow));
        quick.Turns.Select(turn => turn.Text).ShouldBe(slow.Turns.Select(turn => turn.Text));
        quick.Turns.Select(turn => turn.By).ShouldBe(slow.Turns.Select(turn => turn.By));

        var forced = quick.Turns.Where(turn => turn.Value is not null).Sum(turn => ForcedOf(turn.Text));
        var said = quick.Turns.Where(turn => turn.Value is not null).Sum(turn => turn.Tokens);

        // The monitor of collapse may ask for the probability of one or two that look like a repetition.
        (all - batches).ShouldBeInRange(forced - 2, forced);
        forced.ShouldBeGreaterThan(said / 2);
    }

    [Fact]
    public async Task A_run_of_forced_tokens_is_computed_in_one_batch()
    {
        var model = Model();
        var host = new HandMadeHost(model);
        (await host.RunAsync(Source("0"))).Done.Fault.ShouldBeNull();

        // After the first letter of a choice the rest of it is forced, and the name of the next field.
        var after = model.Batches.Select(batch => batch[0]).ToList();
        after.ShouldContain(text => text.EndsWith("\"severity\": \"", StringComparison.Ordinal));
        after.ShouldContain(text => text.EndsWith("\", \"keeper\": \"", StringComparison.Ordinal));
        after.ShouldNotContain(text => text.EndsWith("\"sever", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cursor_reports_the_token_that_must_come()
    {
        var model = Model();
        var cursor = TokenConstraint.For(model.Tokenizer, Row).Begin();
        cursor.Forced.ShouldBeNull();
        Say(cursor, "{\"");
        cursor.Forced.ShouldBe(new TokenId('s'));
        cursor.Allowed.Only.ShouldBe(new TokenId('s'));
        Say(cursor, "severity\": \"");
        cursor.Forced.ShouldBeNull();
        Say(cursor, "low\", \"keeper\": \"AB-42\", \"open\": true}");
        cursor.IsFinished.ShouldBeTrue();
        cursor.Forced.ShouldBeNull();
    }

    private static async Task<(Recorded Run, int Batches)> RunAsync(string read, ulong seed)
    {
        var model = Model();
        var run = await new HandMadeHost(model).RunAsync(Source(read), new Runtime.Run.RunOptions { Seed = seed });
        run.Done.Fault.ShouldBeNull();
        return (run, model.Batches.Count);
    }

    private static string Source(string read) => $$"""
        record Row { severity: "low" | "high" keeper: /[A-C]{2}-(42|47)/ open: bool }
        character Ada { brief "A tool." }
        scene S() {
          window 600 tokens, reserve 100
          target screenplay
          cast Ada
          Ada -> greeting until 3 tokens
          Ada -> one: Row
          return nats: {{read}}, one: one
        }
        """;

    private static HandMadeModel Model() => new(_ => [.. Enumerable.Range(' ', '~' - ' ').Select(character => ((char)character, 1.0 / ('~' - ' ')))]);

    private static int ForcedOf(string text)
    {
        var cursor = TokenConstraint.For(Models.Tokenizers.ByteTokenizer.Instance, Row).Begin();
        var forced = 0;
        foreach (var character in text)
        {
            forced += cursor.Forced is not null ? 1 : 0;
            cursor.Take(new TokenId(character));
        }

        return forced;
    }

    private static void Say(ConstraintCursor cursor, string text)
    {
        foreach (var character in text)
        {
            cursor.Take(new TokenId(character));
        }
    }

    private static TokenId[] TokensOf(Recorded run) =>
        [.. run.Events.OfType<FluxEvent.Appended>().Where(appended => appended.Kind == SegmentKind.Turn).SelectMany(appended => appended.Tokens)];
}

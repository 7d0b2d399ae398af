using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Tests.Story;

public sealed class TurnBoundTests
{
    private static readonly Evaluator Evaluator = new(new NothingKnown());

    [Theory]
    [InlineData(new int[0], 0, 200, 50, false)]
    [InlineData(new int[0], 60, 200, 60, false)]
    [InlineData(new int[0], 0, 3, 1, false)]
    [InlineData(new[] { 30 }, 60, 200, 30, true)]
    [InlineData(new[] { 90, 30, 40 }, 60, 200, 30, true)]
    [InlineData(new[] { 500 }, 60, 200, 500, true)]
    [InlineData(new[] { 0 }, 60, 200, 1, true)]
    [InlineData(new[] { -5 }, 60, 200, 1, true)]
    public void The_least_number_of_tokens_bounds_a_turn_and_the_reserve_or_a_quarter_of_the_window_else(
        int[] tokens, int reserve, int window, int most, bool given)
    {
        var bound = TurnBound.Of([new StopRule.Line(), .. tokens.Select(Tokens)], Evaluator, window, reserve);
        (bound.Max, bound.Given).ShouldBe((most, given));
    }

    [Fact]
    public void A_number_that_only_a_run_knows_bounds_nothing() =>
        TurnBound.Of([new StopRule.Tokens(new Expression.Variable("n"))], Evaluator, 200, 40).ShouldBe(new TurnBound(40, false));

    [Fact]
    public void A_number_beyond_every_window_does_not_overflow() =>
        TurnBound.Of([new StopRule.Tokens(new Expression.Constant(new FluxValue.Integer(long.MaxValue)))], Evaluator, 200, 40)
            .ShouldBe(new TurnBound(int.MaxValue / 2, true));

    [Theory]
    [InlineData(12, 20, 12)]
    [InlineData(20, 12, 12)]
    public void The_longest_value_of_a_type_bounds_a_turn_too(int longest, int tokens, int most)
    {
        var bound = TurnBound.Of([Tokens(tokens)], Evaluator, 200, 40, new TurnLength(2, 8, longest));
        (bound.Max, bound.Given).ShouldBe((most, true));
        bound.Range([]).ShouldBe(new TokenRange(2, 8, most));
    }

    [Fact]
    public void A_type_without_a_longest_value_leaves_the_bound_to_the_reserve()
    {
        var bound = TurnBound.Of([], Evaluator, 200, 40, new TurnLength(2, 60, null));
        (bound.Max, bound.Given).ShouldBe((40, false));
        bound.Range([]).ShouldBe(new TokenRange(2, 40, 40));
    }

    [Fact]
    public void A_value_that_is_longer_than_the_bound_is_cut_at_it() =>
        TurnBound.Of([Tokens(5)], Evaluator, 200, 40, new TurnLength(7, 8, 9)).Range([]).ShouldBe(new TokenRange(5, 5, 5));

    [Fact]
    public void A_line_is_expected_to_be_shorter_than_a_paragraph_and_both_shorter_than_the_bound()
    {
        var bound = new TurnBound(400, true);
        bound.Range([new StopRule.Line()]).ShouldBe(new TokenRange(0, 24, 400));
        bound.Range([new StopRule.Paragraph(), new StopRule.Line()]).ShouldBe(new TokenRange(0, 24, 400));
        bound.Range([new StopRule.Paragraph()]).ShouldBe(new TokenRange(0, 90, 400));
        bound.Range([new StopRule.EndOfText()]).ShouldBe(new TokenRange(0, 300, 400));
        new TurnBound(10, true).Range([new StopRule.Line()]).ShouldBe(new TokenRange(0, 10, 10));
        new TurnBound(10, true).Range([new StopRule.Paragraph()]).ShouldBe(new TokenRange(0, 10, 10));
        new TurnBound(10, true).Range([]).ShouldBe(new TokenRange(0, 8, 10));
    }

    [Theory]
    [InlineData(800, 40, 40)]
    [InlineData(800, 0, 100)]
    [InlineData(800, 200, 100)]
    [InlineData(800, 100, 100)]
    [InlineData(7, 0, 1)]
    [InlineData(8, 0, 1)]
    [InlineData(16, 0, 2)]
    public void A_summary_has_an_eighth_of_the_window_and_no_more_than_the_reserve(int window, int reserve, int tokens) =>
        SummaryRoom.Budget(window, reserve).ShouldBe(tokens);

    private static StopRule.Tokens Tokens(int count) => new(new Expression.Constant(new FluxValue.Integer(count)));

    private sealed class NothingKnown : IEvaluationScope
    {
        public FluxValue Find(string name) => new FluxValue.Unknown(1, 8);

        public FluxValue Pick(IReadOnlyList<FluxValue> list) => list[0];

        public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) => [];
    }
}

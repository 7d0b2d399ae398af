using EigenFlux.Compiler.Tests.Support;
using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Scenes.Values;
using static EigenFlux.Scenes.Values.Expression;
using Op = EigenFlux.Scenes.Values.BinaryOperator;

namespace EigenFlux.Scenes.Tests.Values;

public sealed class EvaluatorTests
{
    private static readonly FluxValue.Unknown Unknown = new(10, 40);
    private static readonly FluxValue.Character Ada = new("Ada", "Dr. Ada");

    private static Evaluator With(params (string Name, FluxValue Value)[] slots) => new(new Scope(slots.ToDictionary()));

    private static Constant Of(object value) => new(value switch
    {
        int whole => new FluxValue.Integer(whole),
        long whole => new FluxValue.Integer(whole),
        double number => new FluxValue.Number(number),
        bool truth => new FluxValue.Boolean(truth),
        string text => new FluxValue.Text(text),
        _ => (FluxValue)value,
    });

    private static FluxValue List(params object[] items) => new FluxValue.List([.. items.Select(item => Of(item).Value)]);

    private static FluxValue Capture(params FluxValue[] items) => new FluxValue.Capture(items);

    private static FluxValue.Turn Said(string text) => new(text, Ada, "line", 3, 1);

    private static object Show(FluxValue value) => value switch
    {
        FluxValue.Integer whole => whole.Value,
        FluxValue.Number number => number.Value,
        FluxValue.Boolean truth => truth.Value,
        FluxValue.Unknown => "?",
        _ => value.AsText(),
    };

    private static object Binary(object left, Op op, object right) => Show(With().Evaluate(new Binary(op, Of(left), Of(right))));

    /// <summary>The size of a list is known from its parts, and is the one that is counted.</summary>
    [Fact]
    public void A_list_that_is_put_together_has_the_size_of_the_same_list_as_it_is_written()
    {
        FluxValue[] lists = [List(), List(1), List("ab", 3), List("one", "two", "three"), new FluxValue.List([List(1, 2), List()])];
        foreach (var first in lists.Cast<FluxValue.List>())
        {
            foreach (var second in lists.Cast<FluxValue.List>())
            {
                var joined = (FluxValue.List)With().Evaluate(new Binary(Op.Add, new Constant(first), new Constant(second)));
                joined.Size.ShouldBe(new FluxValue.List([.. first.Items, .. second.Items]).Size);
            }
        }
    }

    [Fact]
    public void A_capture_before_its_first_turn_has_no_items_and_no_tokens()
    {
        var evaluator = With(("nothing", FluxValue.Empty), ("one", Capture(Said("yes"))));
        Expression Asks(string name, bool every, Expression condition) => new Quantifier(every, new Variable(name), condition);

        evaluator.Test(Asks("nothing", every: false, new Match(new Item(), "."))).ShouldBe(false);
        evaluator.Test(Asks("nothing", every: true, new Match(new Item(), "."))).ShouldBe(true);
        evaluator.Test(Asks("one", every: true, new Binary(Op.Equal, new Member(new Item(), "stop"), Of("line")))).ShouldBe(true);
        evaluator.Test(Asks("one", every: false, new Binary(Op.Greater, new Member(new Item(), "tokens"), Of(3)))).ShouldBe(false);
        evaluator.Integer(new Member(new Variable("nothing"), "count")).ShouldBe(0);
        evaluator.Integer(new Member(new Variable("nothing"), "tokens")).ShouldBe(0);
        evaluator.Integer(new Member(new Variable("one"), "tokens")).ShouldBe(3);
    }

    [Theory]
    [InlineData(2, Op.Add, 3, 5L)]
    [InlineData(2, Op.Subtract, 3, -1L)]
    [InlineData(2, Op.Multiply, 3, 6L)]
    [InlineData(2, Op.Add, 0.5, 2.5)]
    [InlineData("a", Op.Add, 1, "a1")]
    [InlineData(1, Op.Add, "a", "1a")]
    [InlineData("3", Op.Multiply, 2, 6.0)]
    [InlineData(2, Op.Equal, 2.0, true)]
    [InlineData(2, Op.NotEqual, 2.0, false)]
    [InlineData("a", Op.Equal, "A", false)]
    [InlineData(1, Op.Less, 2, true)]
    [InlineData(2, Op.LessOrEqual, 2, true)]
    [InlineData(1, Op.Greater, 1.5, false)]
    [InlineData(2, Op.GreaterOrEqual, 2, true)]
    [InlineData("10", Op.Greater, "9", true)]
    [InlineData("The SEA", Op.Contains, "sea", true)]
    [InlineData("sea", Op.Contains, "seal", false)]
    [InlineData(true, Op.And, false, false)]
    [InlineData(true, Op.Or, false, true)]
    [InlineData(9007199254740993, Op.Equal, 9007199254740992, false)]
    [InlineData(9007199254740993, Op.Greater, 9007199254740992, true)]
    public void Operators_compute(object left, Op op, object right, object result) => Binary(left, op, right).ShouldBe(result);

    [Fact]
    public void Not_and_minus_compute()
    {
        Show(With().Evaluate(new Unary(UnaryOperator.Not, Of(true)))).ShouldBe(false);
        Show(With().Evaluate(new Unary(UnaryOperator.Negate, Of(3)))).ShouldBe(-3L);
        Show(With().Evaluate(new Unary(UnaryOperator.Negate, Of("1.5")))).ShouldBe(-1.5);
        Show(With().Evaluate(new Unary(UnaryOperator.Not, Of(Unknown)))).ShouldBe("?");
    }

    [Fact]
    public void Lists_are_joined_compared_and_searched()
    {
        Binary(List(1, 2), Op.Add, List(3)).ShouldBe("1\n2\n3");
        Binary(List(1, "a"), Op.Equal, List(1.0, "a")).ShouldBe(true);
        Binary(List("sea", "land"), Op.Contains, "sea").ShouldBe(true);
        Binary(List("seal"), Op.Contains, "sea").ShouldBe(false);
        Binary(List(Unknown, "sea"), Op.Contains, "sea").ShouldBe(true);
        Binary(List(Unknown, "land"), Op.Contains, "sea").ShouldBe("?");
        Binary(List(Unknown), Op.Equal, List("a")).ShouldBe("?");
    }

    [Theory]
    [InlineData(long.MaxValue, Op.Add, 1)]
    [InlineData(long.MinValue, Op.Subtract, 1)]
    [InlineData(long.MaxValue, Op.Multiply, 2)]
    public void A_whole_number_past_64_bits_is_an_error(long left, Op op, int right) =>
        Should.Throw<EvaluationException>(() => Binary(left, op, right)).Message.ShouldContain("64 bits");

    [Fact]
    public void The_negative_of_the_smallest_whole_number_is_an_error() =>
        Should.Throw<EvaluationException>(() => With().Evaluate(new Unary(UnaryOperator.Negate, Of(long.MinValue))));

    [Theory]
    [InlineData("midnight", "a number")]
    [InlineData("NaN", "a number")]
    public void What_is_no_number_is_an_error(string text, string message) =>
        Should.Throw<EvaluationException>(() => Binary(text, Op.Less, 1)).Message.ToLowerInvariant().ShouldContain(message);

    [Fact]
    public void What_is_not_true_or_false_is_an_error() =>
        Should.Throw<EvaluationException>(() => With().Test(Of("perhaps"))).Message
            .ShouldBe("True or false is needed here, but this is the text \"perhaps\".");

    [Fact]
    public void Ranges_hold_both_ends_and_are_bounded()
    {
        Show(With().Evaluate(new RangeOf(Of(2), Of(4)))).ShouldBe("2\n3\n4");
        Show(With().Evaluate(new RangeOf(Of(4), Of(2)))).ShouldBe("");
        Show(With().Evaluate(new RangeOf(Of(long.MaxValue - 1), Of(long.MaxValue)))).ShouldBe($"{long.MaxValue - 1}\n{long.MaxValue}");
        Should.Throw<EvaluationException>(() => With().Evaluate(new RangeOf(Of(1), Of(1_000_001))));
        Should.Throw<EvaluationException>(() => With().Evaluate(new RangeOf(Of(long.MinValue), Of(long.MaxValue))));
    }

    [Fact]
    public void Indexes_begin_at_one_and_past_the_end_is_empty_text()
    {
        var evaluator = With(("said", Capture(Said("one"), Said("two"))));
        Show(evaluator.Evaluate(new Expression.Index(new Variable("said"), Of(1)))).ShouldBe("one");
        Show(evaluator.Evaluate(new Expression.Index(new Variable("said"), Of(2)))).ShouldBe("two");
        foreach (var position in (int[])[-1, 0, 3])
        {
            evaluator.Evaluate(new Expression.Index(new Variable("said"), Of(position))).ShouldBe(FluxValue.Empty);
        }

        Show(evaluator.Evaluate(new Expression.Index(new Variable("said"), Of(Unknown)))).ShouldBe("?");
        Should.Throw<EvaluationException>(() => evaluator.Evaluate(new Expression.Index(Of("text"), Of(1))));
    }

    [Fact]
    public void A_capture_by_itself_is_its_last_turn_and_empty_text_before_the_first()
    {
        Show(With(("said", Capture(Said("one"), Said("two")))).Evaluate(new Template([new Variable("said"), Of("!")]))).ShouldBe("two!");
        Show(With(("said", FluxValue.Capture.None)).Evaluate(new Template([new Variable("said"), Of("!")]))).ShouldBe("!");
        With().Evaluate(new Variable("said")).ShouldBe(FluxValue.Empty);
    }

    [Fact]
    public void Members_tell_the_speaker_the_stop_and_the_count()
    {
        var evaluator = With(("said", Capture(Said("one"), Said("two"), Said("two"))));
        evaluator.Evaluate(new Member(new Variable("said"), "speaker")).ShouldBe(Ada);
        Show(evaluator.Evaluate(new Member(new Variable("said"), "stop"))).ShouldBe("line");
        Show(evaluator.Evaluate(new Member(new Variable("said"), "count"))).ShouldBe(3L);
        Show(evaluator.Evaluate(new Member(new Variable("said"), "all"))).ShouldBe("one\ntwo\ntwo");
        Show(evaluator.Evaluate(new CountOf(new Variable("said"), Of("two")))).ShouldBe(2L);
        Show(evaluator.Evaluate(new CountOf(new Variable("said"), Of(Unknown)))).ShouldBe("?");
    }

    [Fact]
    public void A_result_is_its_first_part_and_has_parts_by_name()
    {
        var result = new FluxValue.Result([new("price", new FluxValue.Integer(7)), new("verdict", new FluxValue.Text("sell"))]);
        var evaluator = With(("deal", Capture(result)));
        Show(evaluator.Evaluate(new Member(new Variable("deal"), "verdict"))).ShouldBe("sell");
        Show(evaluator.Evaluate(new Member(new Variable("deal"), "nothing"))).ShouldBe("");
        Show(evaluator.Evaluate(new Binary(Op.Add, new Variable("deal"), Of(1)))).ShouldBe(8L);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Of_none_any_is_false_and_every_is_true(bool every, bool result) =>
        Show(With(("said", FluxValue.Capture.None)).Evaluate(new Quantifier(every, new Variable("said"), new Match(new Item(), "x"))))
            .ShouldBe(result);

    [Fact]
    public void Quantifiers_ask_each_item()
    {
        var evaluator = With(("said", Capture(Said("one 1"), Said("two"))));
        object Ask(bool every, string pattern) => Show(evaluator.Evaluate(new Quantifier(every, new Variable("said"), new Match(new Item(), pattern))));
        Ask(false, @"\d").ShouldBe(true);
        Ask(true, @"\d").ShouldBe(false);
        Ask(true, "[a-z]").ShouldBe(true);
        Ask(false, "three").ShouldBe(false);
    }

    [Fact]
    public void A_quantifier_over_what_is_not_known_is_decided_by_what_is()
    {
        object Ask(bool every, params FluxValue[] items) =>
            Show(With(("said", Capture(items))).Evaluate(new Quantifier(every, new Variable("said"), new Match(new Item(), "yes"))));
        Ask(false, Unknown, Said("yes")).ShouldBe(true);
        Ask(false, Unknown, Said("no")).ShouldBe("?");
        Ask(true, Unknown, Said("no")).ShouldBe(false);
        Ask(true, Unknown, Said("yes")).ShouldBe("?");
        Show(With(("said", Unknown)).Evaluate(new Quantifier(true, new Variable("said"), Of(true)))).ShouldBe("?");
    }

    [Fact]
    public void A_quantifier_in_another_leaves_the_outer_item_alone()
    {
        var inner = new Quantifier(false, Of(List("a", "b")), new Binary(Op.Equal, new Item(), Of("b")));
        var outer = new Quantifier(true, Of(List("x", "x")), new Binary(Op.And, inner, new Binary(Op.Equal, new Item(), Of("x"))));
        Show(With().Evaluate(outer)).ShouldBe(true);
    }

    [Theory]
    [InlineData(Op.Add)]
    [InlineData(Op.Multiply)]
    [InlineData(Op.Equal)]
    [InlineData(Op.Less)]
    [InlineData(Op.Contains)]
    public void What_depends_on_the_unknown_is_unknown(Op op)
    {
        Binary(Unknown, op, 1).ShouldBe("?");
        Binary(1, op, Unknown).ShouldBe("?");
        Binary(Capture(Unknown), op, 1).ShouldBe("?");
    }

    [Fact]
    public void And_and_or_are_decided_by_either_side()
    {
        Binary(Unknown, Op.And, false).ShouldBe(false);
        Binary(false, Op.And, Unknown).ShouldBe(false);
        Binary(Unknown, Op.And, true).ShouldBe("?");
        Binary(Unknown, Op.Or, true).ShouldBe(true);
        Binary(true, Op.Or, Unknown).ShouldBe(true);
        Binary(Unknown, Op.Or, false).ShouldBe("?");
    }

    [Fact]
    public void What_is_decided_by_the_left_side_does_not_look_at_the_right_one() =>
        Show(With().Evaluate(new Binary(Op.And, Of(false), Of("no truth")))).ShouldBe(false);

    [Fact]
    public void A_text_with_an_unknown_part_is_unknown_and_counts_its_known_part()
    {
        With().Evaluate(new Template([Of("12345678"), Of(Unknown)])).ShouldBe(new FluxValue.Unknown(18, 48));
        With().Evaluate(new Binary(Op.Add, Of("12345678"), Of(Unknown))).ShouldBe(new FluxValue.Unknown(18, 48));
        With().Evaluate(new Template([Of(new FluxValue.Unknown(1, -1)), Of(Unknown)])).ShouldBe(new FluxValue.Unknown(11, -1));
        var many = List(Enumerable.Repeat<object>(new FluxValue.Unknown(int.MaxValue / 2, int.MaxValue / 2), 50).ToArray());
        UnknownText.In(many)!.MaximumTokens.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Characters_are_equal_by_name_and_to_their_display_name()
    {
        Binary(Ada, Op.Equal, new FluxValue.Character("Ada", "Ada")).ShouldBe(true);
        Binary(Ada, Op.Equal, new FluxValue.Character("Bea", "Dr. Ada")).ShouldBe(false);
        Binary(Ada, Op.Equal, "Dr. Ada").ShouldBe(true);
        Binary("", Op.Equal, Ada).ShouldBe(false);
    }

    [Fact]
    public void A_search_that_takes_too_long_is_an_error_that_tells_the_limit()
    {
        Should.Throw<EvaluationException>(() => With().Evaluate(new Match(Of(new string('a', 40) + "!"), "^(?=(a+)+$)"))).Message
            .ShouldContain("more than a second");
        EigenFlux.Models.Constraints.Regexes.RegexSearch.Limit.ShouldBe(TimeSpan.FromSeconds(1));
    }

    /// <summary>The rest of the expression is not shown, and no character in half.</summary>
    [Theory]
    [InlineData("a", "/a/")]
    [InlineData("{99}b", "/{99}b/")]
    [InlineData("{100}b", "/{100}…/")]
    [InlineData("{99}😀b", "/{99}…/")]
    [InlineData("{98}😀b", "/{98}😀…/")]
    public void A_search_in_too_long_a_text_is_an_error_with_the_beginning_of_the_expression(string pattern, string shown)
    {
        static string Long(string text) => System.Text.RegularExpressions.Regex.Replace(
            text, @"\{(\d+)\}", count => new string('a', int.Parse(count.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));

        var refused = Should.Throw<EvaluationException>(() => RegexCache.IsMatch(Long(pattern), new string('x', 4_000_001)));
        refused.Message.ShouldBe(Long(shown) + " would search a text of 4,000,001 characters; the limit is 4,000,000. Search a part of it.");
    }

    [Fact]
    public void A_match_of_the_unknown_is_unknown() => Show(With().Evaluate(new Match(Of(List("a", Unknown)), "a"))).ShouldBe("?");

    [Fact]
    public void Pick_takes_one_of_a_list_and_empty_text_of_none()
    {
        Show(With().Evaluate(new Pick(Of(List("a", "b"))))).ShouldBe("a");
        Show(With().Evaluate(new Pick(Of(List())))).ShouldBe("");
        Show(With().Evaluate(new Pick(Of(Unknown)))).ShouldBe("?");
    }

    [Fact]
    public void Numbers_are_read_where_one_is_needed()
    {
        With().Integer(Of("12")).ShouldBe(12);
        With().Integer(Of(2.6)).ShouldBe(3);
        With().Integer(Of(Unknown)).ShouldBeNull();
        Should.Throw<EvaluationException>(() => With().Integer(Of("twelve"))).Message
            .ShouldBe("A whole number is needed here, but this is the text \"twelve\".");
    }

    private sealed class Scope(Dictionary<string, FluxValue> slots) : IEvaluationScope
    {
        public FluxValue Find(string name) => slots.GetValueOrDefault(name) ?? FluxValue.Empty;

        public FluxValue Pick(IReadOnlyList<FluxValue> list) => list[0];

        public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) => [];

        public int CountTokens(string text) => text.Length;
    }
}

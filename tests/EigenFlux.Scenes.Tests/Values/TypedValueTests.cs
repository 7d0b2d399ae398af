using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Scenes.Values;
using Op = EigenFlux.Scenes.Values.BinaryOperator;

namespace EigenFlux.Scenes.Tests.Values;

public sealed class TypedValueTests
{
    private static readonly TurnShape Ticket = new(
        new ValueShape.RecordOf("Ticket"),
        new Dictionary<string, RecordShape>
        {
            ["Ticket"] = new([new("kind", new ValueShape.Choice(["bug", "wish"])), new("days", new ValueShape.WholeNumber()), new("parts", new ValueShape.ListOf(new ValueShape.RecordOf("Ticket")))]),
        });

    public static TheoryData<ValueShape, string, string?> Texts => new()
    {
        { new ValueShape.Choice(["a", "b c"]), "b c", "b c" },
        { new ValueShape.Choice(["a", "b c"]), " b c", "b c" },
        { new ValueShape.Choice(["a", "b c"]), "b", null },
        { new ValueShape.Choice(["a", "b c"]), "A", null },
        { new ValueShape.Truth(), "true", "true" },
        { new ValueShape.Truth(), "True", null },
        { new ValueShape.WholeNumber(), "-12", "-12" },
        { new ValueShape.WholeNumber(), "1.5", null },
        { new ValueShape.WholeNumber(), "", null },
        { new ValueShape.WholeNumber(), "-", null },
        { new ValueShape.Real(), "1.5e2", "150" },
        { new ValueShape.Real(), "1e999", null },
        { new ValueShape.Real(), "NaN", null },
        { new ValueShape.Pattern("a|ab"), "ab", "ab" },
        { new ValueShape.Pattern("a|ab"), "abc", null },
        { new ValueShape.Pattern(" ?x"), " x", "x" },
        { new ValueShape.Pattern(" x"), " x", " x" },
        { new ValueShape.Pattern("(?x) a | a b # a) remark"), "ab", "ab" },
        { new ValueShape.Pattern("(?x) a | a b # a) remark"), "a b", null },
        { new ValueShape.Pattern("a # no remark"), "a # no remark", "a # no remark" },
        { new ValueShape.ListOf(new ValueShape.WholeNumber()), "[1, 2]", "1\n2" },
        { new ValueShape.ListOf(new ValueShape.WholeNumber()), "[1, 2.5]", null },
        { new ValueShape.ListOf(new ValueShape.Prose()), "[\"x\", null]", null },
        { new ValueShape.ListOf(new ValueShape.Prose()), "[1", null },
        { new ValueShape.ListOf(new ValueShape.Prose()), new string('[', 100_000), null },
        { new ValueShape.WholeNumber(), "-9223372036854775808", "-9223372036854775808" },
        { new ValueShape.WholeNumber(), "9223372036854775808", null },
        { new ValueShape.ListOf(new ValueShape.WholeNumber()), "[9223372036854775807]", "9223372036854775807" },
        { new ValueShape.ListOf(new ValueShape.WholeNumber()), "[9999999999999999999]", null },
        { new ValueShape.ListOf(new ValueShape.WholeNumber()), "[1e3]", null },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_read_as_the_value_of_a_shape(ValueShape shape, string text, string? value)
    {
        TypedValue.TryRead(new TurnShape(shape, new Dictionary<string, RecordShape>()), text, out var read).ShouldBe(value is not null);
        read?.AsText().ShouldBe(value);
    }

    [Theory]
    [InlineData("""{"kind": "bug", "days": 3, "parts": []}""", true)]
    [InlineData("""{"parts": [{"kind":"wish","days":0,"parts":[]}], "days": 3, "kind": "bug"}""", true)]
    [InlineData("""{"kind": "bug", "days": 3}""", false)]
    [InlineData("""{"kind": "bug", "days": 3, "parts": [], "more": 1}""", false)]
    [InlineData("""{"kind": "bug", "days": 3, "parts": [], "days": 3}""", false)]
    [InlineData("""{"kind": "other", "days": 3, "parts": []}""", false)]
    [InlineData("""{"kind": "bug", "days": "3", "parts": []}""", false)]
    [InlineData("bug", false)]
    public void A_record_has_each_of_its_fields_once(string text, bool isOne)
    {
        TypedValue.TryRead(Ticket, text, out var read).ShouldBe(isOne);
        if (read is FluxValue.Record record)
        {
            record.Fields.Select(field => field.Key).ShouldBe(["kind", "days", "parts"]);
            record["days"].ShouldBe(new FluxValue.Integer(3));
        }
    }

    [Fact]
    public void Fields_are_read_of_turns_and_of_what_is_not_there()
    {
        TypedValue.TryRead(Ticket, """{"kind": "bug", "days": 3, "parts": []}""", out var value).ShouldBeTrue();
        var turn = new FluxValue.Turn("…", FluxValue.Character.Narrator, "value", 9, 1) { Value = value };
        Evaluate(Field(new FluxValue.Capture([turn]), "days")).ShouldBe(new FluxValue.Integer(3));
        Evaluate(Field(new FluxValue.Capture([]), "days")).ShouldBe(FluxValue.Empty);
        Evaluate(Field(turn with { Value = FluxValue.Empty }, "days")).ShouldBe(FluxValue.Empty);
        Evaluate(Field(new FluxValue.Unknown(3, 9), "days")).ShouldBeOfType<FluxValue.Unknown>();
        Evaluate(new Expression.Template([new Expression.Constant(turn)])).AsText().ShouldBe("""{"kind":"bug","days":3,"parts":[]}""");
        Evaluate(new Expression.Binary(Op.Equal, new Expression.Constant(turn), new Expression.Constant(value!))).ShouldBe(new FluxValue.Boolean(true));
    }

    [Fact]
    public void A_turn_whose_value_is_a_list_is_that_list()
    {
        var said = new FluxValue.Turn("[3, 4]", FluxValue.Character.Narrator, "value", 4, 1)
        {
            Value = new FluxValue.List([new FluxValue.Integer(3), new FluxValue.Integer(4)]),
        };
        var turns = new Expression.Constant(new FluxValue.Capture([said, said with { Value = FluxValue.Empty }]));
        var (first, second) = (At(turns, 1), At(turns, 2));
        Evaluate(At(first, 2)).ShouldBe(new FluxValue.Integer(4));
        Evaluate(At(second, 2)).ShouldBe(FluxValue.Empty);
        Evaluate(new Expression.Member(first, "count")).ShouldBe(new FluxValue.Integer(2));
        Evaluate(new Expression.Member(second, "count")).ShouldBe(new FluxValue.Integer(0));
        Evaluate(new Expression.Member(turns, "count")).ShouldBe(new FluxValue.Integer(2));
        Evaluate(new Expression.Member(first, "all")).AsText().ShouldBe("3\n4");
        Evaluate(new Expression.CountOf(first, new Expression.Constant(new FluxValue.Integer(3)))).ShouldBe(new FluxValue.Integer(1));
        Evaluate(new Expression.Pick(first)).ShouldBe(new FluxValue.Integer(3));
        Evaluate(new Expression.Quantifier(false, first, new Expression.Binary(Op.Greater, new Expression.Item(), new Expression.Constant(new FluxValue.Integer(3)))))
            .ShouldBe(new FluxValue.Boolean(true));
        Evaluate(new Expression.Binary(Op.Contains, first, new Expression.Constant(new FluxValue.Integer(4)))).ShouldBe(new FluxValue.Boolean(true));
    }

    [Theory]
    [InlineData(Op.Equal, false)]
    [InlineData(Op.NotEqual, true)]
    [InlineData(Op.Less, false)]
    [InlineData(Op.LessOrEqual, false)]
    [InlineData(Op.Greater, false)]
    [InlineData(Op.GreaterOrEqual, false)]
    public void A_number_that_is_not_there_yet_is_equal_to_none_and_compares_with_none(Op op, bool holds)
    {
        var missing = new Expression.Constant(new FluxValue.Capture([]));
        var number = new Expression.Constant(new FluxValue.Integer(0));
        Evaluate(new Expression.Binary(op, missing, number)).ShouldBe(new FluxValue.Boolean(holds));
        Evaluate(new Expression.Binary(op, number, missing)).ShouldBe(new FluxValue.Boolean(holds));
        Evaluate(new Expression.Unary(UnaryOperator.Not, missing)).ShouldBe(new FluxValue.Boolean(true));
    }

    [Fact]
    public void Probabilities_are_those_of_the_turn()
    {
        var turn = new FluxValue.Turn("a", FluxValue.Character.Narrator, "value", 1, 1)
        {
            Value = new FluxValue.Text("a"),
            Probabilities = [KeyValuePair.Create<FluxValue, double>(new FluxValue.Text("a"), 0.75), KeyValuePair.Create<FluxValue, double>(new FluxValue.Text("b"), 0.25)],
        };
        Evaluate(Of(new FluxValue.Capture([turn]), "b")).ShouldBe(new FluxValue.Number(0.25));
        Evaluate(Of(turn, "c")).ShouldBe(new FluxValue.Number(0));
        Evaluate(Of(FluxValue.Capture.None, "b")).ShouldBe(new FluxValue.Number(0));
        Evaluate(Of(new FluxValue.Unknown(1, 1), "b")).ShouldBeOfType<FluxValue.Unknown>();
        Should.Throw<EvaluationException>(() => Evaluate(Of(turn with { Probabilities = null }, "b"))).Message.ShouldContain("no probabilities");
    }

    private static Expression.Index At(Expression target, int position) => new(target, new Expression.Constant(new FluxValue.Integer(position)));

    private static Expression.ProbabilityOf Of(FluxValue turn, string alternative) =>
        new(new Expression.Constant(turn), new Expression.Constant(new FluxValue.Text(alternative)));

    private static Expression.Field Field(FluxValue target, string name) => new(new Expression.Constant(target), name);

    private static FluxValue Evaluate(Expression expression) => new Evaluator(new Nothing()).Evaluate(expression);

    private sealed class Nothing : IEvaluationScope
    {
        public FluxValue Find(string name) => FluxValue.Empty;

        public FluxValue Pick(IReadOnlyList<FluxValue> list) => list[0];

        public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) => [];
    }
}

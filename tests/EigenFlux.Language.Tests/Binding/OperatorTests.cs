using EigenFlux.Language.Binding;
using EigenFlux.Language.Symbols;

namespace EigenFlux.Language.Tests.Binding;

/// <summary>Which operators take which types, and what they give.</summary>
public class OperatorTests
{
    private const string Before = """
        character Ada { brief "Ada." }
        character Ben { brief "Ben." }
        lore Dam { brief "A dam." }
        premise Liar of Ada { full "She lies." prior 0.5 }
        record Sale { price: int }
        scene One() { return n: 1 }
        scene Two() { return low: 1, high: 2 }
        scene S(i: int, x: number, t: text, b: bool, c: "up" | "down", m: model) {
          window 512 tokens
          cast Ada, Ben
          watch Ada over Liar as w
          call One() -> one
          call Two() -> two
          Ada -> said until line
          Ada -> sale: Sale

        """;

    [Theory]
    [InlineData("1 + 2", "int")]
    [InlineData("1 - 2", "int")]
    [InlineData("1 * 2", "int")]
    [InlineData("1 + 0.5", "number")]
    [InlineData("0.5 + 1", "number")]
    [InlineData("x * i", "number")]
    [InlineData("i * x", "number")]
    [InlineData("t + t", "text")]
    [InlineData("t + 1", "text")]
    [InlineData("1 + t", "text")]
    [InlineData("b + t", "text")]
    [InlineData("t + Ada", "text")]
    [InlineData("c + c", "text")]
    [InlineData("t + [1]", "text")]
    [InlineData("[1] + t", "text")]
    [InlineData("[1] + [2]", "list of int")]
    [InlineData("[1] + [0.5]", "list of number")]
    [InlineData("[t] + [c]", "list of text")]
    [InlineData("-i", "int")]
    [InlineData("-x", "number")]
    [InlineData("i < x", "bool")]
    [InlineData("i >= 2", "bool")]
    [InlineData("i == x", "bool")]
    [InlineData("t == c", "bool")]
    [InlineData("b != true", "bool")]
    [InlineData("Ada == Ben", "bool")]
    [InlineData("m == m", "bool")]
    [InlineData("sale == sale", "bool")]
    [InlineData("[1] == [0.5]", "bool")]
    [InlineData("t contains \"a\"", "bool")]
    [InlineData("[1] contains x", "bool")]
    [InlineData("[t] contains c", "bool")]
    [InlineData("t ~ /a/", "bool")]
    [InlineData("c ~ /a/", "bool")]
    [InlineData("said ~ /a/", "bool")]
    [InlineData("not b", "bool")]
    [InlineData("b and not b", "bool")]
    [InlineData("b or b", "bool")]
    [InlineData("one + 1", "int")]
    [InlineData("\"{one}\"", "text")]
    [InlineData("two.low", "int")]
    [InlineData("1..3", "list of int")]
    public void An_operator_gives_a_type(string expression, string type)
    {
        var program = Programs.Load($"{Before}  let v = {expression}\n}}");
        program.Diagnostics.Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
        program.Scenes[2].Values.ShouldHaveSingleItem().Type.ToString().ShouldBe(type);
    }

    [Theory]
    [InlineData("t - t", "EF2402")]
    [InlineData("t * 2", "EF2402")]
    [InlineData("b + b", "EF2402")]
    [InlineData("b + 1", "EF2402")]
    [InlineData("Ada + Ada", "EF2402")]
    [InlineData("[1] - [1]", "EF2402")]
    [InlineData("[1] + 1", "EF2402")]
    [InlineData("[1] + [t]", "EF2402")]
    [InlineData("t + m", "EF2402")]
    [InlineData("m + t", "EF2402")]
    [InlineData("t + w", "EF2402")]
    [InlineData("t + Liar", "EF2402")]
    [InlineData("t + [m]", "EF2402")]
    [InlineData("t < t", "EF2402")]
    [InlineData("1 < t", "EF2402")]
    [InlineData("t < 1", "EF2402")]
    [InlineData("b >= b", "EF2402")]
    [InlineData("1 == t", "EF2402")]
    [InlineData("t == 1", "EF2402")]
    [InlineData("t == b", "EF2402")]
    [InlineData("t == Ada", "EF2402")]
    [InlineData("1 == b", "EF2402")]
    [InlineData("b == 1", "EF2402")]
    [InlineData("[1] contains t", "EF2402")]
    [InlineData("w.seldom", "EF2407")]
    [InlineData("w.rest.rest", "EF2407")]
    [InlineData("Ada == t", "EF2402")]
    [InlineData("Dam == Dam", "EF2402")]
    [InlineData("[1] == 1", "EF2402")]
    [InlineData("[1] == [t]", "EF2402")]
    [InlineData("[b] contains 1", "EF2402")]
    [InlineData("t contains 1", "EF2402")]
    [InlineData("1 contains t", "EF2402")]
    [InlineData("1 ~ /a/", "EF2402")]
    [InlineData("[t] ~ /a/", "EF2402")]
    [InlineData("t ~ \"a\"", "EF2401")]
    [InlineData("not 1", "EF2401")]
    [InlineData("1 and b", "EF2401")]
    [InlineData("b or t", "EF2401")]
    [InlineData("two + 1", "EF2415")]
    [InlineData("\"a\" + two", "EF2402")]
    [InlineData("c == \"left\"", "EF2416")]
    [InlineData("\"left\" == c", "EF2416")]
    [InlineData("c != \"left\"", "EF2416")]
    [InlineData("1.5..3", "EF2401")]
    [InlineData("1..t", "EF2401")]
    public void An_operator_between_other_types_is_reported_once(string expression, string code) =>
        Programs.Load($"{Before}  let v = {expression}\n}}").Diagnostics.Select(diagnostic => diagnostic.Code.Id).ShouldBe([code]);

    [Theory]
    [InlineData("t - 1", "'-' cannot be applied to text and a whole number.")]
    [InlineData("t * 0.5", "'*' cannot be applied to text and a number.")]
    [InlineData("b + 1", "'+' cannot be applied to a condition and a whole number.")]
    [InlineData("b == Ada", "'==' cannot be applied to a condition and a character.")]
    [InlineData("m != t", "'!=' cannot be applied to a model and text.")]
    [InlineData("t < Dam", "'<' cannot be applied to text and lore.")]
    [InlineData("t <= Liar", "'<=' cannot be applied to text and a premise.")]
    [InlineData("t > w", "'>' cannot be applied to text and a watch.")]
    [InlineData("t >= c", "'>=' cannot be applied to text and text (\"up\" | \"down\").")]
    [InlineData("1 contains two", "'contains' cannot be applied to a whole number and the result of Two.")]
    [InlineData("1 - [0.5]", "'-' cannot be applied to a whole number and a list of number.")]
    [InlineData("1 - []", "'-' cannot be applied to a whole number and a list.")]
    [InlineData("b + sale", "'+' cannot be applied to a condition and a record Sale.")]
    [InlineData("1 ~ /a/", "'~' cannot be applied to a whole number and a regex.")]
    public void A_message_names_the_operator_and_both_types(string expression, string message) =>
        Programs.Load($"{Before}  let v = {expression}\n}}").Diagnostics.ShouldHaveSingleItem().Message.ShouldBe(message);

    [Theory]
    [InlineData("said.all ~ /a/", "Write .any or .every instead of .all.")]
    [InlineData("[1] < 2", "Write .any or .every to compare each of them.")]
    [InlineData("[1] == 2", "Write .any or .every to compare each of them.")]
    public void A_list_where_one_value_belongs_is_asked_by_any_or_every(string expression, string hint) =>
        Programs.Load($"{Before}  let v = {expression}\n}}").Diagnostics.ShouldHaveSingleItem().Message.ShouldContain(hint);

    [Fact]
    public void A_list_that_is_searched_for_another_type_is_not_asked_by_any() =>
        Programs.Load($"{Before}  let v = [b] contains 1\n}}").Diagnostics.ShouldHaveSingleItem().Message.ShouldNotContain(".any");

    [Fact]
    public void A_choice_that_is_never_equal_has_the_nearest_alternative_in_its_fix() =>
        Programs.Load($"{Before}  let v = c == \"don\"\n}}").Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("'down'");

    [Theory]
    [InlineData("a + b", BoundBinaryOperator.Add)]
    [InlineData("a - b", BoundBinaryOperator.Subtract)]
    [InlineData("a * b", BoundBinaryOperator.Multiply)]
    [InlineData("a == b", BoundBinaryOperator.Equal)]
    [InlineData("a != b", BoundBinaryOperator.NotEqual)]
    [InlineData("a < b", BoundBinaryOperator.Less)]
    [InlineData("a <= b", BoundBinaryOperator.LessOrEqual)]
    [InlineData("a > b", BoundBinaryOperator.Greater)]
    [InlineData("a >= b", BoundBinaryOperator.GreaterOrEqual)]
    [InlineData("a == 1 and b == 1", BoundBinaryOperator.And)]
    [InlineData("a == 1 or b == 1", BoundBinaryOperator.Or)]
    public void Every_operator_is_bound_as_itself_with_its_sides_in_order(string expression, BoundBinaryOperator kind)
    {
        var program = Programs.Load($"scene S(a: int, b: int) {{ let v = {expression} }}");
        var binary = program.Scenes[0].Values[0].Value.ShouldBeOfType<BoundBinaryExpression>();
        binary.Operator.ShouldBe(kind);
        Parameter(binary.Left).ShouldBe("a");
        Parameter(binary.Right).ShouldBe("b");

        static string Parameter(BoundExpression side) => side switch
        {
            BoundSymbolExpression { Symbol: ParameterSymbol parameter } => parameter.Name,
            BoundBinaryExpression inner => Parameter(inner.Left),
            _ => "",
        };
    }

    [Fact]
    public void Each_side_of_and_asks_its_own_any()
    {
        var program = Programs.Load("scene S() { narrator -> a: int stop when a.any > 1 and a.every < 9 }");
        var and = program.Scenes[0].Body.Statements[1].ShouldBeOfType<BoundStopWhen>().Condition.ShouldBeOfType<BoundBinaryExpression>();
        and.Left.ShouldBeOfType<BoundQuantifierExpression>().Quantifier.ShouldBe(BoundQuantifier.Any);
        and.Right.ShouldBeOfType<BoundQuantifierExpression>().Quantifier.ShouldBe(BoundQuantifier.Every);
    }
}

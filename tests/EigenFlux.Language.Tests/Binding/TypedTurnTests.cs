using EigenFlux.Language.Binding;
using EigenFlux.Language.Symbols;

namespace EigenFlux.Language.Tests.Binding;

public class TypedTurnTests
{
    private const string Program = """
        record Ticket { severity: "low" | "lower" | "" tags: list of text next: list of Ticket }
        character Ada { brief "Ada." }
        scene S() {
          cast Ada
          Ada -> verdict: "sell" | "hold" until 9 tokens, 2 seconds, collapse, verdict.length > 3
          Ada -> sure: bool
          Ada -> row: Ticket until 90 tokens
          stop when verdict.p("sell") > 0.5 or verdict[1].p("hold") > 0.5 or verdict.any.p("hold") > 0.9 or sure.p(true) > 0.9
          stop when row.severity == "lower" or row.tags[1] == "x" or row.next.count > 1
          return verdict.p("sell")
        }
        test "t" {
          run S() times 3
          expect mean(verdict.p("sell")) <= 1
        }
        """;

    [Theory]
    [InlineData(" until line", "")]
    [InlineData("\n    until\n    line", "")]
    [InlineData(" until line, 9 tokens", " until 9 tokens")]
    [InlineData(" until 9 tokens, line", " until 9 tokens")]
    [InlineData(" until 9 tokens, line, 2 seconds", " until 9 tokens, 2 seconds")]
    public void A_stop_that_looks_for_text_is_left_out_of_a_typed_turn_and_nothing_else_is(string until, string left)
    {
        var text = $"character Ada {{ brief \"Ada.\" }}\nscene S() {{\n  cast Ada\n  Ada -> sure: bool{until}\n}}\n";

        var edit = Programs.Load(text).Diagnostics.ShouldHaveSingleItem().Fix!.Edits.ShouldHaveSingleItem();

        var span = edit.Location.Span;
        (text[..span.Start] + edit.NewText + text[span.End..]).ShouldBe(text.Replace(until, left, StringComparison.Ordinal));
    }

    [Fact]
    public void Probabilities_of_alternatives_are_numbers()
    {
        var program = Programs.Load(Program);
        program.Diagnostics.ShouldBeEmpty();
        var scene = program.Scenes.ShouldHaveSingleItem();
        var result = scene.Body.Statements.OfType<BoundReturn>().Single().Values.Single();
        var probability = result.Value.ShouldBeOfType<BoundProbabilityOfExpression>();
        (probability.Type.Kind, probability.Turn.Type.Kind, probability.Value.Type.Kind)
            .ShouldBe((FluxTypeKind.Number, FluxTypeKind.Choice, FluxTypeKind.Text));
        scene.Captures.Select(capture => (capture.Name, capture.ReadsProbabilities))
            .ShouldBe([("verdict", true), ("sure", true), ("row", false)]);
    }

    [Fact]
    public void A_test_that_asks_for_a_probability_asks_nothing_of_the_scene_without_it()
    {
        var program = Programs.Load("""
            character Ada { brief "Ada." }
            scene S() { cast Ada Ada -> verdict: "sell" | "hold" }
            test "t" { run S() times 3 expect mean(verdict.p("sell")) <= 1 }
            """);
        program.Diagnostics.ShouldBeEmpty();
        program.Scenes[0].Captures[0].ReadsProbabilities.ShouldBeFalse();
    }

    [Fact]
    public void A_record_that_holds_itself_without_end_is_reported_and_one_that_holds_lists_of_itself_is_not()
    {
        Programs.Load("record A { b: B }\nrecord B { a: A }\n").Diagnostics.ShouldHaveSingleItem().Code.Id.ShouldBe("EF2105");
        Programs.Load("record A { b: list of B }\nrecord B { a: A, n: list of B }\n").Diagnostics.ShouldBeEmpty();
    }
}

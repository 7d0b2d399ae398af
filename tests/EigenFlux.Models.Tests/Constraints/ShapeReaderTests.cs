using System.Text.Json.Nodes;
using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Regexes;
using EigenFlux.Models.Constraints.Shapes;

namespace EigenFlux.Models.Tests.Constraints;

public class ShapeReaderTests
{
    private static readonly Dictionary<string, RecordShape> NoRecords = [];

    [Theory]
    [InlineData("12", 12L)]
    [InlineData(" -7", -7L)]
    [InlineData("999999999999999999", 999999999999999999L)]
    [InlineData("-0", 0L)]
    public void Whole_numbers_are_read(string text, long value)
    {
        Read(new ValueShape.WholeNumber(), text)!.GetValue<long>().ShouldBe(value);
    }

    [Theory]
    [InlineData("01")]
    [InlineData("1.0")]
    [InlineData("")]
    [InlineData("  1")]
    [InlineData("1 ")]
    [InlineData("+1")]
    [InlineData("9999999999999999999")]
    public void What_is_no_whole_number_is_refused(string text) => Read(new ValueShape.WholeNumber(), text).ShouldBeNull();

    [Fact]
    public void Bare_texts_are_read_without_the_space_before_them()
    {
        Read(new ValueShape.Choice(["sell", "hold"]), " sell")!.GetValue<string>().ShouldBe("sell");
        Read(new ValueShape.Choice(["sell", "hold"]), "Sell").ShouldBeNull();
        Read(new ValueShape.Pattern("  x|x"), "  x")!.GetValue<string>().ShouldBe("  x");
        Read(new ValueShape.Pattern(".*"), " x")!.GetValue<string>().ShouldBe("x");
        Read(new ValueShape.Pattern("^x$"), " x")!.GetValue<string>().ShouldBe("x");
        Read(new ValueShape.Truth(), "true")!.GetValue<bool>().ShouldBeTrue();
        Read(new ValueShape.Real(), "-1.5e-3")!.GetValue<double>().ShouldBe(-0.0015);
        Read(new ValueShape.Pattern("."), "\uD83D").ShouldBeNull();
    }

    [Fact]
    public void Records_are_read_in_their_one_form()
    {
        var shape = new TurnShape(new ValueShape.RecordOf("R"), new Dictionary<string, RecordShape>
        {
            ["R"] = new([new("a b", new ValueShape.Prose()), new("l", new ValueShape.ListOf(new ValueShape.RecordOf("R")))]),
        });
        ShapeReader.TryRead(shape, "{\"a b\": \"x\\n\\u0001é\", \"l\": [{\"a b\": \"\", \"l\": []}]}", out var value).ShouldBeTrue();
        ((string?)value!["a b"]).ShouldBe("x\n\u0001é");
        value["l"]!.AsArray().Count.ShouldBe(1);
        foreach (var other in new[]
        {
            "{\"a b\":\"x\", \"l\": []}", "{\"l\": [], \"a b\": \"x\"}", "{\"a b\": \"x\"}", "{\"a b\": \"\\u00e9\", \"l\": []}",
            "{\"a b\": \"x\", \"l\": []}\n", "{\"a b\": \"x\", \"l\": [], \"c\": 1}", "{\"a b\": \"\n\", \"l\": []}", "[]", "",
        })
        {
            ShapeReader.TryRead(shape, other, out _).ShouldBeFalse(other);
        }
    }

    [Fact]
    public void A_megabyte_is_read_or_refused_and_no_more()
    {
        var deep = new TurnShape(new ValueShape.RecordOf("R"), new Dictionary<string, RecordShape>
        {
            ["R"] = new([new("r", new ValueShape.ListOf(new ValueShape.RecordOf("R")))]),
        });
        ShapeReader.TryRead(deep, string.Concat(Enumerable.Repeat("{\"r\": [", 150_000)), out _).ShouldBeFalse();
        ShapeReader.TryRead(deep, new string(' ', 1 << 20), out _).ShouldBeFalse();
        Read(new ValueShape.Pattern("(a|b|ab)*c"), string.Concat(Enumerable.Repeat("ab", 1 << 19))).ShouldBeNull();
        var list = new ValueShape.ListOf(new ValueShape.WholeNumber());
        Read(list, "[" + string.Concat(Enumerable.Repeat("1, ", 300_000)) + "1]")!.AsArray().Count.ShouldBe(300_001);
    }

    [Fact]
    public void Shapes_that_cannot_be_are_told_by_what_is_wrong()
    {
        var records = new Dictionary<string, RecordShape>
        {
            ["Endless"] = new([new("again", new ValueShape.RecordOf("Between"))]),
            ["Between"] = new([new("back", new ValueShape.RecordOf("Endless"))]),
            ["Bad"] = new([new("x", new ValueShape.Pattern("(?=a)")), new("y", new ValueShape.RecordOf("Nobody")), new("z", new ValueShape.Choice([]))]),
        };
        TokenConstraint.Check(new TurnShape(new ValueShape.RecordOf("Endless"), records))
            .Select(problem => (problem.Kind, problem.Text)).ShouldBe([(ShapeProblemKind.Endless, "Between"), (ShapeProblemKind.Endless, "Endless")], ignoreOrder: true);
        TokenConstraint.Check(new TurnShape(new ValueShape.RecordOf("Bad"), records)).ShouldBe(
        [
            new ShapeProblem(ShapeProblemKind.Regex, "Bad", "x", "(?=a)", new RegexProblem(RegexProblemKind.LookAround, "(?=", 0)),
            new ShapeProblem(ShapeProblemKind.UnknownRecord, "Bad", "y", "Nobody"),
            new ShapeProblem(ShapeProblemKind.NoAlternative, "Bad", "z", ""),
        ]);
        Check(new ValueShape.Prose()).ShouldBe([ShapeProblemKind.ProseAlone]);
        Check(new ValueShape.Choice([])).ShouldBe([ShapeProblemKind.NoAlternative]);
        Check(new ValueShape.Pattern("a(?<=b)")).ShouldBe([ShapeProblemKind.Regex]);
        ValueShape nested = new ValueShape.Truth();
        for (var i = 0; i < 65; i++)
        {
            nested = new ValueShape.ListOf(nested);
        }

        // A list may be empty, so that it need not be as deep as it could be.
        Check(nested).ShouldBeEmpty();
        for (var i = 0; i < 300; i++)
        {
            nested = new ValueShape.ListOf(nested);
        }

        Check(nested).ShouldContain(ShapeProblemKind.TooDeep);
    }

    private static List<ShapeProblemKind> Check(ValueShape value) =>
        [.. TokenConstraint.Check(new TurnShape(value, NoRecords)).Select(problem => problem.Kind)];

    private static JsonNode? Read(ValueShape value, string text) =>
        ShapeReader.TryRead(new TurnShape(value, NoRecords), text, out var read) ? read : null;
}

using EigenFlux.Models.Constraints;
using EigenFlux.Models.Constraints.Shapes;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Tests.Constraints;

public class ShapeLengthTests
{
    private static readonly Dictionary<string, RecordShape> NoRecords = [];

    [Theory]
    [InlineData("", 0)]
    [InlineData("[^,]{1,20}", 20)]
    [InlineData("a|bcd|[😀😁]{2}", 3)]
    [InlineData("(ab?){3,4}$", 8)]
    [InlineData("(?:^|$)*x", 1)]
    [InlineData("a{0}b", 1)]
    [InlineData("(?:|)€", 1)]
    [InlineData("(?:a*){0}b", 1)]
    [InlineData("[A-Z]{3}-\\d{4}", 8)]
    [InlineData("a+", null)]
    [InlineData("x|a*b", null)]
    [InlineData("(?:a{2,}b){2}", null)]
    [InlineData("(?=a)a", null)]
    public void The_most_characters_of_a_regular_expression_are_those_of_its_repeats(string pattern, int? most) =>
        ShapeLength.MostCharacters(Of(new ValueShape.Pattern(pattern))).ShouldBe(most);

    [Fact]
    public void Values_without_text_of_any_length_have_a_most()
    {
        ShapeLength.MostCharacters(Of(new ValueShape.WholeNumber())).ShouldBe("-123456789012345678".Length);
        ShapeLength.MostCharacters(Of(new ValueShape.Truth())).ShouldBe("false".Length);
        ShapeLength.MostCharacters(Of(new ValueShape.Prose())).ShouldBeNull();
        ShapeLength.MostCharacters(Of(new ValueShape.ListOf(new ValueShape.Truth()))).ShouldBeNull();
        var row = new RecordShape([new FieldShape("name", new ValueShape.Choice(["a", "bc"])), new FieldShape("on", new ValueShape.Truth())]);
        ShapeLength.MostCharacters(new TurnShape(new ValueShape.RecordOf("Row"), new Dictionary<string, RecordShape> { ["Row"] = row }))
            .ShouldBe("{\"name\": \"bc\", \"on\": false}".Length);
    }

    [Fact]
    public void No_value_of_a_thousand_regular_expressions_is_longer()
    {
        var shapes = new RandomShapes(31);
        var random = new SeededRandom(32);
        var bounded = 0;
        for (var i = 0; i < 1000; i++)
        {
            var shape = Of(new ValueShape.Pattern(shapes.Regex()));
            var constraint = TokenConstraint.For(ByteTokenizer.Instance, shape);
            if (!constraint.CanBegin || ShapeLength.MostCharacters(shape) is not { } most)
            {
                continue;
            }

            ShapeReader.TryRead(shape, Walks.Say(constraint, random, 1000), out var value).ShouldBeTrue();
            value!.GetValue<string>().EnumerateRunes().Count().ShouldBeLessThanOrEqualTo(most, shape.Value.ToString());
            bounded++;
        }

        bounded.ShouldBeGreaterThan(100);
    }

    private static TurnShape Of(ValueShape value) => new(value, NoRecords);
}

using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Tests.Values;

public sealed class ValueJsonTests
{
    [Theory]
    [InlineData(1.5, "1.5")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    public void A_number_that_JSON_cannot_write_is_a_word(double number, string json)
    {
        ValueJson.Of(new FluxValue.Number(number)).ShouldBe(json);
        ValueJson.Of(new FluxValue.List([new FluxValue.Number(number), new FluxValue.Integer(3)])).ShouldBe($"[{json},3]");
    }
}

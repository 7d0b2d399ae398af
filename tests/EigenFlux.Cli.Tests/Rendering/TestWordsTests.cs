using EigenFlux.Cli.Rendering;
using EigenFlux.Statistics;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class TestWordsTests
{
    [Theory]
    [InlineData(0.1234, 0.8761, "[0.123, 0.877]")]
    [InlineData(0.1239, 0.8769, "[0.123, 0.877]")]
    [InlineData(0.29, 0.57, "[0.29, 0.57]")]
    [InlineData(0, 1, "[0, 1]")]
    [InlineData(-3.00049, -0.0004, "[-3.001, 0]")]
    [InlineData(12.3456, 1000000.25, "[12.345, 1000000.25]")]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, "[−∞, ∞]")]
    public void An_interval_is_rounded_outwards(double lower, double upper, string text) =>
        TestWords.Outward(new Interval(lower, upper)).ShouldBe(text);
}

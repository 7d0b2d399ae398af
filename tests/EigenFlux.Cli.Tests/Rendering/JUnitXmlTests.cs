using EigenFlux.Cli.Rendering;

namespace EigenFlux.Cli.Tests.Rendering;

public sealed class JUnitXmlTests
{
    [Theory]
    [InlineData("plain\ttext\n", "plain\ttext\n")]
    [InlineData("a\u0000b\u001Bc\uFFFEd", "a\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("\U0001F600", "\U0001F600")]
    public void What_xml_cannot_hold_is_replaced(string text, string clean) => JUnitXml.Clean(text).ShouldBe(clean);

    [Fact]
    public void Half_of_a_pair_is_replaced() => JUnitXml.Clean("x" + (char)0xD83D + "y" + (char)0xDE00).ShouldBe("x\uFFFDy\uFFFD");
}

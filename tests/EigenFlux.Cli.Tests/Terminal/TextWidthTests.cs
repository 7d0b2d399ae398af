using EigenFlux.Cli.Terminal;

namespace EigenFlux.Cli.Tests.Terminal;

public sealed class TextWidthTests
{
    [Theory]
    [InlineData("plain", 5)]
    [InlineData("e\u0301", 1)]
    [InlineData("日本", 4)]
    [InlineData("👩‍🚀", 2)]
    [InlineData("🛌", 2)]
    [InlineData("\u27B0", 2)]
    [InlineData("\u27AF", 1)]
    [InlineData("\U0001F6CB", 1)]
    [InlineData("\U0001F6CD", 1)]
    [InlineData("\U0001F6CD\uFE0F", 2)]
    [InlineData("…–é", 3)]
    [InlineData("", 0)]
    public void A_text_takes_the_columns_that_a_terminal_gives_it(string text, int columns) => TextWidth.Of(text).ShouldBe(columns);

    [Theory]
    [InlineData("a short one", 20, "a short one")]
    [InlineData("a longer one", 8, "a longe…")]
    [InlineData("日本語", 4, "日…")]
    public void A_text_is_cut_to_the_columns_there_are(string text, int columns, string cut) => TextWidth.Fit(text, columns).ShouldBe(cut);
}

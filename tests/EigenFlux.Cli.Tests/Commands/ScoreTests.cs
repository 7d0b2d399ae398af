using EigenFlux.Cli.Commands;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Commands;

public sealed class ScoreTests
{
    [Fact]
    public void A_text_is_scored_token_by_token()
    {
        var score = Eflux.Run(null, "The lamp turns.", ["score", "-", "--json"]).ShouldEndWith(0).Json;
        score.EnumerateObject().Select(part => part.Name).ShouldBe(["tokens", "next", "sum", "perplexity"]);
        var tokens = score.GetProperty("tokens").EnumerateArray().ToList();
        string.Concat(tokens.Select(token => token.GetProperty("text").GetString())).ShouldBe("The lamp turns.");
        var sum = tokens.Sum(token => token.GetProperty("logprob").GetDouble());
        score.GetProperty("sum").GetDouble().ShouldBe(sum, 1e-9);
        score.GetProperty("perplexity").GetDouble().ShouldBe(Math.Exp(-sum / tokens.Count), 1e-9);
        score.GetProperty("next").GetArrayLength().ShouldBe(8);
    }

    [Fact]
    public void A_deletion_is_done_before_what_follows_is_scored()
    {
        var text = "The lamp turns. The wind goes round the tower.";
        var whole = Eflux.Run(null, text, ["score", "-", "--json"]).ShouldEndWith(0).Json.GetProperty("tokens").GetArrayLength();
        var rest = Eflux.Run(null, text, ["score", "-", "--json", "--delete", "0..3", "--cache", "exact"]).ShouldEndWith(0).Json;
        rest.GetProperty("tokens").GetArrayLength().ShouldBeLessThan(whole);

        var table = Eflux.Run(null, text, ["score", "-", "--delete", "0..3"]).ShouldEndWith(0);
        table.Output.ShouldContain("deleted: positions 0 to 3, exact");
        table.Output.ShouldContain("perplexity");
        table.Output.ShouldNotContain('\e');
        Eflux.Run(null, text, ["score", "-", "--delete", "3..900"]).ShouldEndWith(2).Error.ShouldContain("not within the text");
    }

    [Theory]
    [InlineData("1..5", 1, 5)]
    [InlineData("0..40", 0, 40)]
    [InlineData("5..5", 5, 5)]
    public void A_range_is_two_positions(string text, int from, int to)
    {
        ScoreCommand.TryReadRange(text, out var a, out var b).ShouldBeTrue();
        (a, b).ShouldBe((from, to));
    }

    [Theory]
    [InlineData("5..4")]
    [InlineData("5")]
    [InlineData("-1..5")]
    [InlineData("a..b")]
    [InlineData("1..2..3")]
    public void What_is_not_two_positions_is_no_range(string text) => ScoreCommand.TryReadRange(text, out _, out _).ShouldBeFalse();
}

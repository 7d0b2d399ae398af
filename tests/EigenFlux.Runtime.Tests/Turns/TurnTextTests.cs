using System.Text;
using EigenFlux.Runtime.Turns;

namespace EigenFlux.Runtime.Tests.Turns;

public sealed class TurnTextTests
{
    [Fact]
    public void A_character_in_two_tokens_becomes_whole_with_the_second()
    {
        var text = new TurnText();
        var bytes = Encoding.UTF8.GetBytes("é");

        text.Add(bytes.AsSpan(0, 1)).ShouldBe("");
        text.Add(bytes.AsSpan(1)).ShouldBe("é");
        text.Said.ToString().ShouldBe("é");
    }

    [Fact]
    public void A_cut_takes_whole_tokens_and_leaves_the_rest_of_the_one_it_goes_through()
    {
        var text = new TurnText();
        text.Add("one"u8);
        text.Add(" two."u8);
        text.Add("\n"u8);
        text.Add("Ben:"u8);

        text.Cut(7, out var rest).ShouldBe(3);
        rest.ShouldBe(" two");
        text.Said.ToString().ShouldBe("one two");
        text.Tokens.ShouldBe(1);
    }

    [Fact]
    public void A_cut_at_the_end_takes_nothing()
    {
        var text = new TurnText();
        text.Add("one"u8);

        text.Cut(3, out var rest).ShouldBe(0);
        rest.ShouldBe("");
        text.Said.ToString().ShouldBe("one");
    }

    [Theory]
    [InlineData("ab|\u00F0\u009F", 2, "ab", 1, "")]
    [InlineData("ab|\u00F0|\u009F\u0098", 2, "ab", 2, "")]
    [InlineData("a|b\u00F0\u009F", 2, "ab", 1, "b")]
    [InlineData("a|b\u00F0\u009F|\u0098\u0080 c", 2, "ab", 2, "b")]
    [InlineData("a|\u00C3|\u00A9d", 2, "a\u00E9", 2, "\u00E9")]
    [InlineData("a|\u00C3|\u00A9", 2, "a\u00E9", 0, "")]
    public void No_token_that_a_cut_leaves_ends_within_a_character(string tokens, int at, string said, int gone, string left)
    {
        // Each character is a byte here.
        var text = new TurnText();
        foreach (var token in tokens.Split('|'))
        {
            text.Add(Encoding.Latin1.GetBytes(token));
        }

        text.Cut(at, out var rest).ShouldBe(gone);
        (rest, text.Said.ToString(), text.Tokens).ShouldBe((left, said, tokens.Split('|').Length - gone));
    }
}

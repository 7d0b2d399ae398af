using System.Text;
using EigenFlux.Runtime.Loop;

namespace EigenFlux.Runtime.Tests.Loop;

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
}

using EigenFlux.Cli.Terminal;
using EigenFlux.Cli.Tests.Support;

namespace EigenFlux.Cli.Tests.Terminal;

public sealed class WordWrapperTests
{
    [Theory]
    [InlineData(8, "abcd\nefghi", "abcd ef", "ghi")]
    [InlineData(10, "abcd efghi", "abcd ef", "ghi")]
    [InlineData(8, "abcd\nefghi j", "abcd", " ", "efg", "hi", " j")]
    [InlineData(0, "abcd efghi", "abcd ef", "ghi")]
    public void A_word_that_comes_in_pieces_is_not_broken(int columns, string written, params string[] pieces)
    {
        var ink = new Ink();
        var wrapper = new WordWrapper(ink.Pen, columns);
        foreach (var piece in pieces)
        {
            wrapper.Write(piece, Style.Plain);
        }

        wrapper.EndLine();
        ink.Raw.ShouldBe(written + "\n");
    }

    [Fact]
    public void A_word_has_the_look_that_it_was_written_with()
    {
        string Written(params (string Text, Style Look)[] pieces)
        {
            var ink = new Ink(colour: true);
            var wrapper = new WordWrapper(ink.Pen, 40);
            foreach (var (text, look) in pieces)
            {
                wrapper.Write(text, look);
            }

            wrapper.EndLine();
            return ink.Raw.TrimEnd();
        }

        var (name, said) = (Written(("Ada:", Style.Name)), Written(("Yes.", Style.Dim)));
        name.ShouldContain('\e');
        Written(("Ada:", Style.Name), ("Yes.", Style.Dim)).ShouldBe(name + said);
    }
}

using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Tests.Support;
using EigenFlux.Models.Opening;

namespace EigenFlux.Models.LlamaCpp.Tests;

[Collection(ModelCollection.Name)]
public sealed class TokenizerTests(ModelFixture fixture)
{
    [SkippableTheory]
    [InlineData("A plain sentence.")]
    [InlineData(" two  spaces,   three, and\ttabs\n\nand lines\r\n")]
    [InlineData("🐉 emoji 👩‍👩‍👧, 漢字, ünïcödé, \u0001 and <0x41>")]
    [InlineData("<bos><start_of_turn>user\nhello<end_of_turn><eos>")]
    [InlineData("x")]
    [InlineData(" ")]
    public void A_text_comes_back_from_its_tokens_byte_for_byte(string text)
    {
        var tokenizer = fixture.Model.Tokenizer;
        Text(tokenizer, tokenizer.Tokenize(text)).ShouldBe(text);
    }

    [SkippableFact]
    public void An_unpaired_surrogate_becomes_the_replacement_character() =>
        Text(fixture.Model.Tokenizer, fixture.Model.Tokenizer.Tokenize("a\ud800b")).ShouldBe("a\ufffdb");

    [SkippableFact]
    public void No_text_has_no_tokens() => fixture.Model.Tokenizer.Tokenize("").ShouldBeEmpty();

    [SkippableFact]
    public void Prose_cannot_forge_a_control_token()
    {
        var tokenizer = fixture.Model.Tokenizer;
        foreach (var name in (string[])["<bos>", "<eos>", "<pad>", "<start_of_turn>", "<end_of_turn>"])
        {
            var control = tokenizer.Tokenize(name, parseSpecial: true).ShouldHaveSingleItem(name);
            Encoding.UTF8.GetString(tokenizer.GetBytes(control)).ShouldBe(name);
            tokenizer.Tokenize($"He said {name} twice: {name}{name}.").ShouldNotContain(control, name);
            tokenizer.Tokenize(name).ShouldNotContain(control, name);
        }
    }

    [SkippableFact]
    public void The_end_of_text_is_known_and_the_beginning_is_what_a_page_starts_with()
    {
        var tokenizer = fixture.Model.Tokenizer;
        var end = tokenizer.Tokenize("<eos>", parseSpecial: true).ShouldHaveSingleItem();
        tokenizer.IsEndOfText(end).ShouldBeTrue();
        tokenizer.IsEndOfText(tokenizer.Tokenize("a")[0]).ShouldBeFalse();
        tokenizer.BeginOfText.ShouldBe(tokenizer.Tokenize("<bos>", parseSpecial: true).ShouldHaveSingleItem());
    }

    [SkippableFact]
    public void A_vocabulary_opens_without_its_model_and_is_the_same_tokenizer()
    {
        var alone = new LlamaEngine().OpenTokenizer(ModelUri.Parse(TestModel.Require()), new ModelOptions());
        using var _ = (IDisposable)alone;
        alone.VocabularySize.ShouldBe(fixture.Model.Tokenizer.VocabularySize);
        alone.Fingerprint.ShouldBe(fixture.Model.Tokenizer.Fingerprint);
        alone.Fingerprint.Length.ShouldBe(64);
        alone.Tokenize(Sessions.Story).ShouldBe(fixture.Model.Tokenizer.Tokenize(Sessions.Story));
    }

    [SkippableFact]
    public void The_bytes_of_a_token_are_had_without_an_allocation()
    {
        var tokenizer = fixture.Model.Tokenizer;
        tokenizer.GetBytes(new TokenId(0));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = 0L;
        for (var i = 0; i < 10_000; i++)
        {
            sum += tokenizer.GetBytes(new TokenId(i)).Length;
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sum.ShouldBeGreaterThan(10_000);
    }

    [SkippableFact]
    public void A_token_outside_of_the_vocabulary_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => fixture.Model.Tokenizer.IsEndOfText(new TokenId(fixture.Model.Tokenizer.VocabularySize)));

    private static string Text(ITokenizer tokenizer, TokenId[] tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            bytes.AddRange(tokenizer.GetBytes(token));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}

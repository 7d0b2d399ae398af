using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Ngram;
using EigenFlux.Models.Tokenizers;

namespace EigenFlux.Models.Tests.Ngram;

public class NgramTextTests
{
    [Fact]
    public void A_line_of_hyphens_ends_a_document()
    {
        var model = TestText.Model("one\n---\ntwo -- three\n-----\n\nfour\n", NgramUnit.Bytes, 16);
        Ends("one").ShouldBeGreaterThan(0.4);
        Ends("two -- three").ShouldBeGreaterThan(0.4);
        Ends("four").ShouldBeGreaterThan(0.4);
        Ends("two -").ShouldBeLessThan(0.1);
        model.Model.Probability([ByteTokenizer.EndOfText], new('t')).ShouldBeGreaterThan(0.2);

        double Ends(string text) => model.Model.Probability(model.Tokenizer.Tokenize(text), ByteTokenizer.EndOfText);
    }

    [Fact]
    public void A_text_of_nothing_but_separators_is_empty()
    {
        foreach (var text in new[] { "", "\n\n", "---", "---\n\n-----\n" })
        {
            Should.Throw<ModelException>(() => TestText.Model(text, NgramUnit.Words)).Kind.ShouldBe(ModelErrorKind.Unreadable);
        }
    }

    [Fact]
    public void Words_over_a_small_text_say_words_of_it()
    {
        using var model = TestText.Model(TestText.Sentences(1, 400), NgramUnit.Words);
        using var context = model.CreateContext(new ContextOptions(400));
        using var session = context.CreateSession();
        using var sampler = model.CreateSampler(new SamplerRequest(SamplerSettings.Default, 1, 0));
        session.Append(model.Tokenizer.Tokenize("Ada"));
        for (var i = 0; i < 200; i++)
        {
            session.Append([session.Sample(sampler)]);
        }

        var said = TestText.Decode(model.Tokenizer, session.Tokens);
        var known = TestText.Sentences(1, 400).Split([' ', '\n', '.', ',', '?'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        said.Replace(ByteTokenizer.EndOfTextName, " ", StringComparison.Ordinal)
            .Split([' ', '\n', '.', ',', '?'], StringSplitOptions.RemoveEmptyEntries)
            .ShouldAllBe(word => known.Contains(word));
    }

    [Fact]
    public void The_description_says_unit_order_and_size() =>
        TestText.Model("a b a", NgramUnit.Words).Info.Description
            .ShouldBe($"n-grams of order {NgramLanguageModel.DefaultWordOrder} over 259 words and bytes, from a text of 4 tokens");

    [Fact]
    public void A_model_of_a_megabyte_is_made_of_some_millions_of_bytes()
    {
        // Not a measurement: a table that grew with the square of the text would not end here.
        var text = TestText.Sentences(5, 30_000);
        Encoding.UTF8.GetByteCount(text).ShouldBeGreaterThan(900_000);
        var model = TestText.Model(text, NgramUnit.Bytes).Model;
        model.ContextCount.ShouldBeLessThan(1_000_000);
    }
}

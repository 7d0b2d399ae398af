using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Ngram;

namespace EigenFlux.Models.Tests.Ngram;

public class NgramModelTests
{
    [Theory]
    [InlineData(3, 40, 1)]
    [InlineData(3, 60, 3)]
    [InlineData(2, 80, 5)]
    [InlineData(9, 120, 2)]
    [InlineData(5, 200, 4)]
    public void Every_probability_is_that_of_the_formula_worked_out_by_brute_force(int vocabulary, int length, int order)
    {
        var random = new SeededRandom((ulong)((vocabulary * 1000) + length));
        var sequences = new TokenSequences();
        var plain = new List<int[]>();
        foreach (var part in new[] { length, 7, 2 })
        {
            // The last token of the vocabulary is kept out of the text, so that one is unseen; squares make some likelier.
            var tokens = Enumerable.Range(0, part).Select(_ => random.NextInt32(random.NextInt32(vocabulary) + 1)).ToArray();
            plain.Add(tokens);
            sequences.Begin();
            foreach (var token in tokens)
            {
                sequences.Add(new TokenId(token));
            }
        }

        var model = NgramModel.Train(sequences, vocabulary + 1, order);
        var naive = new NaiveKneserNey([.. plain], vocabulary + 1, order);
        for (var trial = 0; trial < 12; trial++)
        {
            var history = TestText.RandomTokens(random, vocabulary + 1, random.NextInt32(order + 2));
            var numbers = history.Select(token => token.Value).ToArray();
            var row = new double[vocabulary + 1];
            model.Distribution(history, row);
            for (var next = 0; next <= vocabulary; next++)
            {
                var expected = naive.Probability(numbers, next);
                model.Probability(history, new TokenId(next)).ShouldBe(expected, 1e-13);
                row[next].ShouldBe(expected, 1e-13);
            }
        }
    }

    [Theory]
    [InlineData(NgramUnit.Bytes, 6)]
    [InlineData(NgramUnit.Words, 4)]
    public void After_any_history_the_probabilities_are_positive_and_sum_to_one(NgramUnit unit, int order)
    {
        var language = TestText.Model(TestText.Sentences(1, 400), unit, order);
        var model = language.Model;
        var random = new SeededRandom(2);
        var text = language.Tokenizer.Tokenize(TestText.Sentences(3, 50));
        var row = new double[model.VocabularySize];
        for (var trial = 0; trial < 300; trial++)
        {
            // Half of the histories are text, and half are noise.
            var history = trial % 2 == 0
                ? text[..random.NextInt32(text.Length)]
                : TestText.RandomTokens(random, model.VocabularySize, random.NextInt32(9));
            model.Distribution(history, row);
            row.Min().ShouldBeGreaterThan(0);
            row.Sum().ShouldBe(1, 1e-12);
            var some = new TokenId(random.NextInt32(row.Length));
            model.Probability(history, some).ShouldBe(row[some.Value], 1e-15);
        }
    }

    [Fact]
    public void What_is_always_repeated_becomes_nearly_certain()
    {
        var model = TestText.Model(string.Concat(Enumerable.Repeat("abc", 300)), NgramUnit.Bytes, 4).Model;

        model.Probability([new('c'), new('a'), new('b')], new('c')).ShouldBeGreaterThan(0.99);
        model.Probability([new('a'), new('b'), new('c')], new('a')).ShouldBeGreaterThan(0.99);
        model.Probability([new('c'), new('a'), new('b')], new('a')).ShouldBeLessThan(0.005);
    }

    [Fact]
    public void A_text_of_one_character_is_enough()
    {
        foreach (var order in new[] { 1, 2, 16 })
        {
            var row = new double[257];
            TestText.Model("x", NgramUnit.Bytes, order).Model.Distribution([new('x')], row);
            row.Sum().ShouldBe(1, 1e-12);
            row.Min().ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [InlineData(NgramUnit.Bytes)]
    [InlineData(NgramUnit.Words)]
    public void A_longer_memory_predicts_new_text_better_than_none(NgramUnit unit)
    {
        var held = TestText.Sentences(99, 200) + "Nobody knew the harbourmaster.";
        Bits(1).ShouldBeGreaterThan(Bits(2) * 1.3);
        Bits(2).ShouldBeGreaterThan(Bits(4));

        double Bits(int order)
        {
            using var language = TestText.Model(TestText.Sentences(1, 1500), unit, order);
            using var context = language.CreateContext(new ContextOptions(1 << 16));
            using var session = context.CreateSession();
            var tokens = language.Tokenizer.Tokenize(held);
            var scores = new float[tokens.Length];
            session.AppendScored(tokens, scores);
            return -scores.Sum(score => (double)score);
        }
    }

    [Fact]
    public void An_unknown_word_is_spelled_at_less_than_the_price_of_random_bytes()
    {
        using var language = TestText.Model(TestText.Sentences(1, 1500) + RareWords(), NgramUnit.Words);
        using var context = language.CreateContext(new ContextOptions(256));
        using var session = context.CreateSession();
        var tokens = language.Tokenizer.Tokenize(" harbourer");
        tokens.Length.ShouldBe(10);
        var scores = new float[tokens.Length];
        session.AppendScored(tokens, scores);
        (-scores.Sum(score => (double)score)).ShouldBeLessThan(10 * Math.Log(256) * 0.8);

        static string RareWords() => "The harbour had a harbinger, a larder, a wanderer, an armourer, a labourer and a barber.";
    }
}

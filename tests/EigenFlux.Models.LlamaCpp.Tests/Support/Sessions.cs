using EigenFlux.Models.Contract;

namespace EigenFlux.Models.LlamaCpp.Tests.Support;

internal static class Sessions
{
    public const string Story =
        "The lighthouse keeper had not spoken to anyone since the autumn storms began. Every evening he climbed the iron stairs, " +
        "trimmed the wick, and wrote one line into the book that lay open beside the lamp. The line was always about the sea. ";

    /// <summary>A text's tokens, with what every page-state begins with.</summary>
    public static TokenId[] Page(this ILanguageModel model, string text) =>
        [.. model.Tokenizer.BeginOfText is { } begin ? [begin] : Array.Empty<TokenId>(), .. model.Tokenizer.Tokenize(text)];

    /// <summary>So many tokens of a long text.</summary>
    public static TokenId[] LongPage(this ILanguageModel model, int count)
    {
        var page = new List<TokenId>(model.Page(""));
        for (var i = 0; page.Count < count; i++)
        {
            page.AddRange(model.Tokenizer.Tokenize(
                Story + $"On day {i * 7 % 31} the wind came from {(i % 2 == 0 ? "the west" : "nowhere at all")}, and {i + 3} gulls sat on the rail. "));
        }

        return [.. page[..count]];
    }

    public static float[] Next(this IModelSession session, ILanguageModel model)
    {
        var row = new float[model.Tokenizer.VocabularySize];
        session.NextLogProbabilities(row);
        return row;
    }

    /// <summary>The next distribution of a new session on a page-state.</summary>
    public static float[] Fresh(ILanguageModel model, ReadOnlySpan<TokenId> page)
    {
        using var context = model.CreateContext(new ContextOptions(Math.Max(page.Length, 1)));
        using var session = context.CreateSession();
        session.Append(page);
        return session.Next(model);
    }

    /// <summary>KL(p ‖ q) in nats, from log-probabilities.</summary>
    public static double Divergence(ReadOnlySpan<float> p, ReadOnlySpan<float> q)
    {
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++)
        {
            sum += Math.Exp(p[i]) * ((double)p[i] - q[i]);
        }

        return sum;
    }

    /// <summary>The largest difference of two log-probabilities among tokens that are not all but impossible.</summary>
    public static double Distance(ReadOnlySpan<float> p, ReadOnlySpan<float> q)
    {
        var largest = 0.0;
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] > -12)
            {
                largest = Math.Max(largest, Math.Abs((double)p[i] - q[i]));
            }
        }

        return largest;
    }

    /// <summary>
    /// Asserts that two distributions differ by rounding alone. The order of the cells decides how sums are rounded, and four-bit
    /// weights with eight-bit activations make more of it than one would think: some thousandths of a nat.
    /// </summary>
    public static void ShouldBeButForRounding(this float[] actual, float[] expected, string? what = null) =>
        Divergence(expected, actual).ShouldBeLessThan(0.03, what);

    /// <summary>Asserts that no bit differs, without printing a vocabulary.</summary>
    public static void ShouldBeTheSameBits(this float[] actual, float[] expected) =>
        actual.AsSpan().SequenceEqual(expected).ShouldBeTrue($"they differ by up to {Distance(expected, actual)}");

    public static int[] Generate(this IModelSession session, ISampler sampler, int count)
    {
        var said = new int[count];
        for (var i = 0; i < count; i++)
        {
            var token = session.Sample(sampler);
            said[i] = token.Value;
            session.Append([token]);
        }

        return said;
    }

    public static ISampler Sampler(this ILanguageModel model, SamplerSettings settings, ulong seed = 1) =>
        model.CreateSampler(new SamplerRequest(settings, seed, 0));
}

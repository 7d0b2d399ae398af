using System.Globalization;
using System.Text;
using EigenFlux.Models;

namespace EigenFlux.Hosting;

/// <summary>Scores texts.</summary>
internal static class Scorer
{
    /// <summary>Scores a text on a model.</summary>
    public static ScoreResult Score(ILanguageModel model, string text, ScoreOptions options)
    {
        if (!model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
        {
            throw new ModelException(ModelErrorKind.Unsupported, $"The model {model.Info.Uri} gives no log-probabilities, so it cannot score.");
        }

        var tokenizer = model.Tokenizer;
        TokenId[] first = tokenizer.BeginOfText is { } begin ? [begin] : [];
        var tokens = tokenizer.Tokenize(text);
        var length = first.Length + tokens.Length;
        if (length == 0)
        {
            return new ScoreResult([], [], 0, 1, null);
        }

        using var context = model.CreateContext(new ContextOptions(Math.Max(length, 1)));
        using var session = context.CreateSession();
        session.Append(first);
        CacheMode? deletion = null;
        var from = 0;
        if (options.DeleteFrom is { } start)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(start, nameof(options));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(start, options.DeleteTo, nameof(options));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(options.DeleteTo, length, nameof(options));
            from = Math.Max(0, options.DeleteTo - first.Length);
            session.Append(tokens.AsSpan(0, from));

            // What is deleted has to be in the cache first: a shifted entry remembers it.
            context.Evaluate([session]);
            deletion = session.Delete(start, options.DeleteTo - start, options.Cache);
        }

        // The first token of a model without a beginning of text has nothing before it to be judged by.
        var unscored = session.Length == 0 && tokens.Length > from && !CanBegin(model) ? 1 : 0;
        session.Append(tokens.AsSpan(from, unscored));
        from += unscored;
        var scores = new float[tokens.Length - from];
        session.AppendScored(tokens.AsSpan(from), scores);
        var next = new float[tokenizer.VocabularySize];
        session.NextLogProbabilities(next);
        var scored = new List<ScoredToken>();
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            scored.Add(new ScoredToken(tokens[from + i], TextOf(tokenizer, tokens[from + i]), scores[i]));
            sum += scores[i];
        }

        return new ScoreResult(
            scored, Likeliest(tokenizer, next, options.Next), sum, scored.Count == 0 ? 1 : Math.Exp(-sum / scored.Count), deletion);
    }

    private static bool CanBegin(ILanguageModel model) => model.Tokenizer.BeginOfText is not null || model.Info.Engine != "llama.cpp";

    private static IReadOnlyList<ScoredToken> Likeliest(ITokenizer tokenizer, float[] logProbabilities, int count) =>
    [
        .. Enumerable.Range(0, logProbabilities.Length)
            .OrderByDescending(id => logProbabilities[id])
            .ThenBy(id => id)
            .Take(count)
            .Select(id => new ScoredToken(new TokenId(id), TextOf(tokenizer, new TokenId(id)), logProbabilities[id])),
    ];

    private static string TextOf(ITokenizer tokenizer, TokenId token)
    {
        var bytes = tokenizer.GetBytes(token);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return string.Concat(bytes.ToArray().Select(value => string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>")));
        }
    }

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
}

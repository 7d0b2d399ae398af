using System.Globalization;
using System.Text;
using EigenFlux.Models.Contract;

namespace EigenFlux;

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

        using var context = model.CreateContext(new ContextOptions(length));
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
            session.Append(tokens);
            deletion = Delete(context, session, start, options.DeleteTo - start, options.Cache);
        }

        // The first token of a model that says nothing without one has nothing before it to be judged by.
        var rest = tokens.AsSpan(from);
        var shifted = deletion == CacheMode.Shift;
        var before = shifted ? session.Length - rest.Length : session.Length;
        var unscored = before == 0 && !rest.IsEmpty && !CanBegin(model) ? 1 : 0;
        from += unscored;
        var scores = new float[rest.Length - unscored];
        var next = new float[tokenizer.VocabularySize];
        if (shifted)
        {
            ScoreBackwards(session, rest[unscored..], scores, next);
        }
        else
        {
            session.Append(rest[..unscored]);
            session.AppendScored(rest[unscored..], scores);
            session.NextLogProbabilities(next);
        }

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

    /// <summary>
    /// Deletes from a page with the complete text. If the cache is shifted, the entries after the deletion stay, and still depend on the
    /// deleted tokens. Otherwise the text after the deletion is removed from the page, to be appended again.
    /// </summary>
    private static CacheMode Delete(IModelContext context, IModelSession session, int start, int count, CacheMode mode)
    {
        if (mode == CacheMode.Shift)
        {
            // Only what is in the cache can be moved there.
            context.Evaluate([session]);
        }

        var done = session.Delete(start, count, mode);
        if (done == CacheMode.Exact)
        {
            session.Delete(start, session.Length - start, CacheMode.Exact);
        }

        return done;
    }

    /// <summary>
    /// Scores the last tokens of the page in place, in reverse order: after each is removed, the next distribution gives its probability.
    /// Appending them again would recompute them, without the influence of the deleted tokens.
    /// </summary>
    private static void ScoreBackwards(IModelSession session, ReadOnlySpan<TokenId> last, Span<float> scores, float[] next)
    {
        session.NextLogProbabilities(next);
        var distribution = new float[next.Length];
        for (var i = last.Length - 1; i >= 0; i--)
        {
            session.Delete(session.Length - 1, 1, CacheMode.Shift);
            session.NextLogProbabilities(distribution);
            scores[i] = distribution[last[i].Value];
        }
    }

    private static bool CanBegin(ILanguageModel model) => model.Info.Engine != "llama.cpp";

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

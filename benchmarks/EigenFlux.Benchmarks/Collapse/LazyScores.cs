using System.Globalization;
using EigenFlux.Models.Contract;

namespace EigenFlux.Benchmarks.Collapse;

/// <summary>
/// The probabilities of a text's tokens under a model that reads the text up to there (at most so many tokens back), computed where
/// they are asked for, and remembered in a file between runs, so that the detectors can be tuned without the model.
/// </summary>
internal sealed class LazyScores : IDisposable
{
    private const int Back = 192;

    private readonly ILanguageModel model;
    private readonly IModelContext context;
    private readonly IModelSession session;
    private readonly Dictionary<(ulong Text, int At, int Token), double> known = [];
    private readonly StreamWriter file;
    private TokenId[] tokens = [];
    private ulong text;
    private int from;

    public LazyScores(ILanguageModel model, string path)
    {
        this.model = model;
        context = model.CreateContext(new ContextOptions((2 * Back) + 8));
        session = context.CreateSession();
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (line.Split(' ') is [var key, var at, var token, var value])
            {
                known[(ulong.Parse(key, CultureInfo.InvariantCulture), int.Parse(at, CultureInfo.InvariantCulture), int.Parse(token, CultureInfo.InvariantCulture))] =
                    double.Parse(value, CultureInfo.InvariantCulture);
            }
        }

        file = new StreamWriter(path, append: true) { AutoFlush = true };
    }

    /// <summary>The text that is asked about from now on.</summary>
    public void Read(TokenId[] read)
    {
        tokens = read;
        text = 14695981039346656037;
        foreach (var token in read)
        {
            text = (text ^ (uint)token.Value) * 1099511628211;
        }

        session.Delete(0, session.Length, CacheMode.Exact);
    }

    /// <summary>ln P(token | the text before a place) as far as it was computed; NaN where it was not.</summary>
    public double this[int at, TokenId token] => known.GetValueOrDefault((text, at, token.Value), double.NaN);

    /// <summary>Computes ln P(token | the text before a place).</summary>
    public double Compute(int at, TokenId token)
    {
        if (known.TryGetValue((text, at, token.Value), out var score))
        {
            return score;
        }

        Load(at);
        score = session.LogProbabilityOf(token);
        known[(text, at, token.Value)] = score;
        file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text} {at} {token.Value} {score:R}"));
        return score;
    }

    public void Dispose()
    {
        file.Dispose();
        session.Dispose();
        context.Dispose();
    }

    private void Load(int at)
    {
        var begin = model.Tokenizer.BeginOfText is null ? 0 : 1;
        var end = from + session.Length - begin;
        if (session.Length == 0 || end > at || at - end > Back / 2 || session.Length + at - end > context.Options.Window)
        {
            session.Delete(0, session.Length, CacheMode.Exact);
            from = Math.Max(0, at - Back);
            end = from;
            if (model.Tokenizer.BeginOfText is { } first)
            {
                session.Append([first]);
            }
        }

        session.Append(tokens.AsSpan(end, at - end));
    }
}

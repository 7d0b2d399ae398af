using EigenFlux.Models.Contract;

namespace EigenFlux.Profiling;

/// <summary>How surprised a model is by a turn after a window. Keeps the cache of the last window, and computes what differs.</summary>
internal sealed class TurnScorer : IDisposable
{
    // An impossible token counts as one of this log-probability.
    private const double Least = -30;

    private readonly IModelContext context;
    private readonly IModelSession session;
    private readonly TokenId? begin;

    /// <param name="model">The model.</param>
    /// <param name="longest">The longest window with a turn, in tokens.</param>
    public TurnScorer(ILanguageModel model, int longest)
    {
        context = model.CreateContext(new ContextOptions(longest + 1));
        session = context.CreateSession();
        begin = model.Tokenizer.BeginOfText;
    }

    /// <summary>The nats of a turn: the negative log-probability of its tokens.</summary>
    /// <param name="window">The texts before it.</param>
    /// <param name="turn">The turn.</param>
    public double Nats(IEnumerable<WindowText> window, MeasuredTurn turn)
    {
        var page = window.SelectMany(text => text.Tokens).Concat(turn.Open).ToList();
        if (begin is { } first && (page.Count == 0 || page[0] != first))
        {
            page.Insert(0, first);
        }

        var same = 0;
        var tokens = session.Tokens;
        while (same < tokens.Length && same < page.Count && tokens[same] == page[same])
        {
            same++;
        }

        session.Truncate(same);
        session.Append([.. page.Skip(same)]);
        var scores = new float[turn.Said.Count];
        session.AppendScored([.. turn.Said], scores);

        return scores.Sum(score => -Math.Max(score, Least));
    }

    public void Dispose()
    {
        session.Dispose();
        context.Dispose();
    }
}

using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// Tokens as they come, behind a number of kept ones; when the context is full, the oldest of them are discarded, wherever sentences
/// begin.
/// </summary>
/// <param name="window">The context, in tokens.</param>
/// <param name="keep">The kept tokens before the stream.</param>
/// <param name="discard">How many of a stream's tokens are discarded, given how many it has.</param>
internal sealed class ShiftedStream(int window, int keep, Func<int, int> discard)
{
    private readonly List<Piece> pieces = [];
    private int length;

    /// <summary>What is in the stream, from the oldest on.</summary>
    public IEnumerable<Piece> Pieces => pieces;

    /// <summary>Adds tokens of an item.</summary>
    public void Feed(StoryItem item, int from, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (keep + length + 1 > window)
            {
                Discard(Math.Min(length, discard(length)));
            }

            if (pieces.Count > 0 && pieces[^1].Item == item)
            {
                pieces[^1] = pieces[^1] with { Count = pieces[^1].Count + 1 };
            }
            else
            {
                pieces.Add(new Piece(item, false, from + i, 1));
            }

            length++;
        }
    }

    /// <summary>Feeds a story from one of its steps on, and judges what is in the window at each turn.</summary>
    public Judged Play(PlayedStory story, int next, IReadOnlyList<Piece> kept)
    {
        var judged = new Judged(story, window);
        foreach (var turn in story.Turns)
        {
            for (; next < turn.Before; next++)
            {
                Feed(story.Stream[next], 0, story.Stream[next].Tokens.Length);
            }

            Feed(turn.Item, 0, turn.Open);
            judged.Add(turn, [.. kept, .. pieces], 0, 0);
            Feed(turn.Item, turn.Open, turn.Item.Tokens.Length - turn.Open);
            next = turn.Before + 1;
        }

        return judged;
    }

    private void Discard(int count)
    {
        length -= count;
        while (count > 0)
        {
            var cut = Math.Min(count, pieces[0].Count);
            pieces[0] = pieces[0] with { From = pieces[0].From + cut, Count = pieces[0].Count - cut };
            count -= cut;
            if (pieces[0].Count == 0)
            {
                pieces.RemoveAt(0);
            }
        }
    }
}

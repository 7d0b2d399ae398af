using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// llama.cpp's context shift (<c>--keep</c>, <c>--context-shift</c>): the first <c>n_keep</c> tokens stay; when the context is full,
/// <c>n_left / 2</c> tokens directly after them are discarded, <c>n_left</c> being those after the kept ones, wherever sentences begin,
/// and the cache of the rest is moved. The story is fed as it comes, so that nothing is ever computed again. The kept tokens are
/// the system prompt and the setting of the beginning.
/// </summary>
internal sealed class ContextShift : ILayoutMethod
{
    public string Name => "pinned, context shift";

    public bool RendersAnew => false;

    public Judged Play(PlayedStory story, int window)
    {
        var judged = new Judged(story, window);
        var opening = SystemPrompt.Opening(story);
        List<Piece> kept = [.. SystemPrompt.Fit(story, SystemPrompt.Room(story, window)), .. opening.Select(Piece.Whole)];
        var keep = kept.Sum(piece => piece.Count);
        var stream = new List<Piece>();
        var length = keep;
        var next = opening.Count;
        foreach (var turn in story.Turns)
        {
            for (; next < turn.Before; next++)
            {
                Feed(story.Stream[next], 0, story.Stream[next].Tokens.Length);
            }

            Feed(turn.Item, 0, turn.Open);
            judged.Add(turn, [.. kept, .. stream], 0, 0);
            Feed(turn.Item, turn.Open, turn.Item.Tokens.Length - turn.Open);
            next = turn.Before + 1;
        }

        return judged;

        void Feed(StoryItem item, int from, int count)
        {
            for (var i = 0; i < count; i++)
            {
                if (length + 1 > window)
                {
                    Discard((length - keep) / 2);
                }

                if (stream.Count > 0 && stream[^1].Item == item)
                {
                    stream[^1] = stream[^1] with { Count = stream[^1].Count + 1 };
                }
                else
                {
                    stream.Add(new Piece(item, false, from + i, 1));
                }

                length++;
            }
        }

        void Discard(int count)
        {
            length -= count;
            while (count > 0)
            {
                var cut = Math.Min(count, stream[0].Count);
                stream[0] = stream[0] with { From = stream[0].From + cut, Count = stream[0].Count - cut };
                count -= cut;
                if (stream[0].Count == 0)
                {
                    stream.RemoveAt(0);
                }
            }
        }
    }
}

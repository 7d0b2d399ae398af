using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>A method that makes a prompt for every turn, and sends it to a server that caches the beginning it has in common with the last.</summary>
internal abstract class RenderedMethod : ILayoutMethod
{
    public abstract string Name { get; }

    public abstract bool RendersAnew { get; }

    public Judged Play(PlayedStory story, int window)
    {
        var judged = new Judged(story, window);
        var cache = new PromptCache(story);
        Begin(story, judged);
        foreach (var turn in story.Turns)
        {
            // The reserve is for what will be generated, and the label is a part of the prompt.
            var room = window - story.Reserve - turn.Open;
            var pieces = Render(story, turn, room);

            // A method may meet a turn that its sections have no room for: a setting that was replaced goes then, or its oldest message, and not the request.
            while (pieces.Sum(piece => piece.Count) > room)
            {
                var replaced = pieces.FindIndex(piece => piece.Item.Kind == SegmentKind.Setting && !piece.Item.IsLive(turn.Beat, turn.Beat));
                pieces.RemoveAt(replaced >= 0 ? replaced : pieces.FindIndex(piece => piece.Item.IsStory));
            }

            pieces.Add(new Piece(turn.Item, false, 0, turn.Open));
            var (recomputed, again) = cache.Send(turn, pieces);
            judged.Add(turn, pieces, recomputed, again);
        }

        return judged;
    }

    /// <summary>Begins a play. A method that keeps something from turn to turn begins anew.</summary>
    protected virtual void Begin(PlayedStory story, Judged judged)
    {
    }

    /// <summary>The prompt for a turn, in at most <paramref name="room"/> tokens, without the turn's own label.</summary>
    protected abstract List<Piece> Render(PlayedStory story, StoryTurn turn, int room);

    /// <summary>The steps of the stream before a turn that are no pinned notes.</summary>
    protected static IEnumerable<StoryItem> Written(PlayedStory story, StoryTurn turn) => story.Stream.Take(turn.Before);

    /// <summary>The setting and the notes that hold at a turn.</summary>
    protected static IEnumerable<StoryItem> Holding(PlayedStory story, StoryTurn turn) =>
        Written(story, turn).Where(item => !item.IsStory && item.IsLive(turn.Beat, turn.Beat));

    /// <summary>Separates notes that have a depth from settings and other notes.</summary>
    protected static (List<StoryItem> Settings, List<StoryItem> Notes) ByDepth(IEnumerable<StoryItem> holding)
    {
        var byDepth = holding.ToLookup(item => item.Depth is not null);
        return ([.. byDepth[false]], [.. byDepth[true]]);
    }

    /// <summary>The message that a turn answers; none at the beginning.</summary>
    protected static IEnumerable<StoryItem> Answered(PlayedStory story, StoryTurn turn) => Written(story, turn).Where(item => item.IsStory).TakeLast(1);

    /// <summary>The tokens of several texts.</summary>
    protected static int Tokens(IEnumerable<StoryItem> items) => items.Sum(item => item.Tokens.Length);

    /// <summary>Puts notes that have a depth at their places among the rest, which is in the order of the story.</summary>
    protected static List<StoryItem> AtDepth(IReadOnlyList<StoryItem> stream)
    {
        var placed = stream.Where(item => item.Depth is null).ToList();
        foreach (var note in stream.Where(item => item.Depth is not null))
        {
            var (at, steps) = (placed.Count, note.Depth!.Value);
            while (at > 0 && steps > 0)
            {
                at--;
                steps -= placed[at].IsStory ? 1 : 0;
            }

            placed.Insert(at, note);
        }

        return placed;
    }
}

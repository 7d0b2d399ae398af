using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// Everything in source order, the definitions first, and when it is too long its front is cut off: in whole segments, as few as will
/// do. This is what <c>truncation_side = left</c> does, and what a chat does that simply forgets.
/// </summary>
/// <param name="moved">Whether the cache of what stays is moved, so that nothing is ever computed again; otherwise a cut changes all.</param>
internal sealed class FrontTruncation(bool moved) : ILayoutMethod
{
    private readonly Rendered rendered = new();

    public string Name => moved ? "front truncation, cache moved" : "front truncation";

    public bool RendersAnew => false;

    /// <summary>Whether the cache of what stays is moved.</summary>
    public bool IsMoved => moved;

    public Judged Play(PlayedStory story, int window)
    {
        var judged = rendered.Play(story, window);
        if (moved)
        {
            judged.ForgetCosts();
        }

        return judged;
    }

    private sealed class Rendered : RenderedMethod
    {
        public override string Name => "";

        public override bool RendersAnew => false;

        protected override List<Piece> Render(PlayedStory story, StoryTurn turn, int room)
        {
            List<StoryItem> all = [.. story.Head, .. Written(story, turn)];
            var first = all.Count;
            for (var left = room; first > 0 && all[first - 1].Tokens.Length <= left; first--)
            {
                left -= all[first - 1].Tokens.Length;
            }

            return [.. all.Skip(first).Select(Piece.Whole)];
        }
    }
}

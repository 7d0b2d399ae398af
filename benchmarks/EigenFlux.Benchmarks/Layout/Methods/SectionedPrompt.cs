using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// A prompt in sections with limits of their own, rendered anew for each turn by an author who wants it cached: pins and definitions that
/// never change; the history, cut in chunks to a limit that never changes; and behind it what the turn needs. The author knows what
/// the author of the program knows, as in <see cref="PriorityGreedy"/>.
/// </summary>
/// <param name="fill">The share of the window up to which definitions that are not of the main cast fill their section.</param>
/// <param name="rare">The share of the turns, those that need most, for which the limit of the history leaves no room.</param>
/// <param name="parts">How many chunks the history has: one of them is left out at once.</param>
internal abstract class SectionedPrompt(double fill, double rare, int parts) : RenderedMethod
{
    private List<Piece> cast = [];
    private int limit;

    public override bool RendersAnew => true;

    protected override void Begin(PlayedStory story, Judged judged)
    {
        cast = StableCast.Fit(story, judged.Window, (int)(fill * judged.Window));
        var longest = story.Stream.Max(item => item.Tokens.Length);
        var rooms = story.Turns.Select(turn => judged.Window - story.Reserve - turn.Open - Needed(story, turn, longest)).Order().ToList();
        limit = rooms[(int)(rare * rooms.Count)];
    }

    protected override List<Piece> Render(PlayedStory story, StoryTurn turn, int room)
    {
        var (settings, notes) = ByDepth(Holding(story, turn));
        List<Piece> prefix = [.. story.Head.Where(item => item.IsPinned).Select(Piece.Whole), .. cast];
        var written = Written(story, turn).Where(item => item.IsStory || item.Kind == SegmentKind.Setting || settings.Contains(item)).ToList();
        var left = room - prefix.Sum(piece => piece.Count) - Tokens(notes);
        var live = LiveText.Definitions(story, turn, left - Tokens(settings) - Tokens(Answered(story, turn)), cast);
        left -= live.Sum(piece => piece.Count);
        var history = History(left);
        history = History(left - Tokens(LiveText.Recalled(turn, history, left - Tokens(settings) - Tokens(Answered(story, turn)))));
        var recalled = LiveText.Recalled(turn, history, left - Tokens(history));
        return [.. prefix, .. AtDepth([.. notes, .. history]).Concat(recalled).Select(Piece.Whole), .. live];

        List<StoryItem> History(int most) => ChunkedStory.Latest(written, Math.Min(most, limit), limit / parts);
    }

    /// <summary>The tokens that a turn needs outside the history, as far as its author knows them.</summary>
    private int Needed(PlayedStory story, StoryTurn turn, int longest) =>
        story.Head.Where(item => item.IsPinned).Sum(item => item.Tokens.Length)
            + cast.Sum(piece => piece.Count)
            + Tokens(ByDepth(Holding(story, turn)).Notes)
            + LiveText.Definitions(story, turn, int.MaxValue, cast).Sum(piece => piece.Count)
            + (longest * turn.Live.Count(item => item.IsStory));
}

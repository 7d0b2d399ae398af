using System.Globalization;
using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// The live definitions directly before the turn, behind a story that grows and is dropped in blocks: what an application does that
/// knows the program and the rule of prompt caches, which is to put what changes at the end. Its parts are in OpenAI's guide
/// on prompt caching (static content first, variable content last) and in the manuals of front ends (SillyTavern's <c>@ D</c> 0); we know of no project that has all of it.
/// <para>The order: the pins; the story, with a setting at its place in it and notes at their depth; recalled or kept messages that are
/// no longer in the story; the live definitions. These get their room first. When the whole prompt does not fit, the oldest messages
/// are dropped until the story takes at most a share of the room that the rest leaves at that turn.</para>
/// <para>The setting is in the story since a new one then changes nothing before it; in the system prompt it would change all, and at
/// the end it would be computed at every turn.</para>
/// </summary>
/// <param name="share">The share.</param>
internal sealed class LateBound(double share) : RenderedMethod
{
    private GrowingStory history = new(share);

    public override string Name =>
        string.Create(CultureInfo.InvariantCulture, $"live definitions before the turn, story in blocks, {100 * share:0} %");

    public override bool RendersAnew => true;

    protected override void Begin(PlayedStory story, Judged judged) => history = new GrowingStory(share);

    protected override List<Piece> Render(PlayedStory story, StoryTurn turn, int room)
    {
        var (settings, notes) = ByDepth(Holding(story, turn));
        List<StoryItem> pinned = [.. story.Head.Where(item => item.IsPinned)];
        var left = room - Tokens(pinned) - Tokens(notes);
        var live = LiveText.Definitions(story, turn, left - Tokens(settings) - Tokens(Answered(story, turn)), []);
        left -= live.Sum(piece => piece.Count);
        history.Append(story, turn, settings);
        history.Fit(settings, left - Tokens(LiveText.Recalled(turn, history.Page, left - Tokens(settings) - Tokens(Answered(story, turn)))));
        var recalled = LiveText.Recalled(turn, history.Page, left - history.Tokens);
        return [.. pinned.Concat(AtDepth([.. notes, .. history.Page])).Concat(recalled).Select(Piece.Whole), .. live];
    }
}

using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// Keyword lore as in <see cref="WorldInfo"/>, laid out for a cache: SillyTavern permits to insert an entry <c>@ D</c>, at a depth in the
/// chat (its documentation, World Info, "Insertion Position": depth 0 is the bottom of the prompt), and the story string with the
/// speaker's card as well ("Story String position", In-chat @ Depth). With depth 0 for both, what differs from turn to turn stands
/// directly before the turn. The last two messages are scanned, as there.
/// <para>Kinder than the program, which fills the context anew for every turn: the chat is dropped in blocks, to 65 % of what pins,
/// setting, entries and card leave, so that it stays cached in between. The setting is a message in the chat, as the program's
/// <c>/sys</c> writes one, and stays when messages before it are dropped. The latest message is always there. Otherwise simplified
/// as in <see cref="WorldInfo"/>.</para>
/// </summary>
internal sealed class LoreLate : RenderedMethod
{
    private const double Share = 0.65;
    private readonly KeywordLore lore = new();
    private GrowingStory history = new(Share);

    public override string Name => "keyword lore at depth 0, story in blocks";

    public override bool RendersAnew => true;

    protected override void Begin(PlayedStory story, Judged judged) => history = new GrowingStory(Share);

    protected override List<Piece> Render(PlayedStory story, StoryTurn turn, int room)
    {
        var (settings, notes) = ByDepth(Holding(story, turn));
        List<StoryItem> pinned = [.. story.Head.Where(item => item.IsPinned)];
        var card = story.Definitions.Where(item => item.Owner == turn.Item.Owner).ToList();
        var messages = Written(story, turn).Where(item => item.IsStory);
        var left = room - Tokens(pinned) - Tokens(notes) - Tokens(settings) - Tokens(card) - Tokens(Answered(story, turn));
        var entries = lore.Activate(story, messages, card, room + story.Reserve, ref left);
        List<StoryItem> late = [.. story.Definitions.Where(entries.Contains), .. card];
        history.Append(story, turn, settings);
        history.Fit(settings, room - Tokens(pinned) - Tokens(notes) - Tokens(late));
        return [.. pinned.Concat(AtDepth([.. notes, .. history.Page])).Concat(late).Select(Piece.Whole)];
    }
}

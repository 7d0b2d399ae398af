using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// Lore by keywords within a budget, as SillyTavern's World Info has it, in a group chat with its default of swapped character cards:
/// only the card of who speaks is in the prompt, and every other definition is an entry. An entry comes in where one of its keys is
/// found in the last messages. Defaults of its documentation and its default settings: scan depth 2 messages, with the speakers' names
/// before them; keys are whole words and ignore case; a budget of 25 % of the context, after which no more entries come in; recursive
/// scanning, so that an entry that is in brings in those whose keys it has; insertion before the card.
/// <para>The keys of a character are its name in the story and the last word of it. All entries have the same order, so that those
/// found by a direct mention come first and then the order of the source. Pins are the main prompt. The setting is the scenario, and
/// notes are author's notes, which stay at their depth: both are always there. The rest is the latest whole messages that
/// fit.</para>
/// <para>Simplified: no probabilities, groups, timed effects or vectors, which are off by default; entries have one level of
/// detail, the full one.</para>
/// </summary>
internal sealed class WorldInfo : RenderedMethod
{
    private readonly KeywordLore lore = new();

    public override string Name => "keyword lore";

    public override bool RendersAnew => true;

    protected override List<Piece> Render(PlayedStory story, StoryTurn turn, int room)
    {
        var holding = Holding(story, turn).ToList();
        var pinned = story.Head.Where(item => item.IsPinned).ToList();
        var card = story.Definitions.Where(item => item.Owner == turn.Item.Owner).ToList();
        var messages = Written(story, turn).Where(item => item.IsStory).ToList();
        var left = room - Tokens(holding) - Tokens(pinned) - Tokens(card);
        var entries = lore.Activate(story, messages, card, room + story.Reserve, ref left);
        var first = messages.Count;
        for (; first > 0 && messages[first - 1].Tokens.Length <= left; first--)
        {
            left -= messages[first - 1].Tokens.Length;
        }

        var history = AtDepth([.. holding.Where(item => item.Depth is not null), .. messages.Skip(first)]);
        return
        [
            .. pinned.Concat(story.Definitions.Where(entries.Contains)).Concat(card)
                .Concat(holding.Where(item => item.Depth is null)).Concat(history).Select(Piece.Whole),
        ];
    }
}

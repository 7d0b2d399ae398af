using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// Priorities, as Priompt and prompt-tsx have them: every part of the prompt has one, the prompt is rendered anew for each turn, and
/// what has the lowest priority is left out until the rest fits; the order of the parts stays. Priompt finds the lowest cutoff at
/// which all parts above it fit; prompt-tsx prunes one part after the other from the lowest on. Where no two parts have the same
/// priority, the two are one rule, which is the one here. A definition's levels are Priompt's <c>first</c>: the fuller one if its
/// priority is above the cutoff, else the shorter.
/// <para>The priorities are the strongest that we could think of. The application knows all that the author of the program knows: who
/// speaks next, who is present, whom the author's words named since the last turn, what is kept or recalled. So: pins; the setting and
/// the notes that hold; the speaker; the others that are live, the heavier the earlier, at first in short and then in full; what is
/// recalled; the last six steps of the story; and then older steps in turn with the other definitions, those used last the first, or
/// without them.</para>
/// </summary>
/// <param name="fills">Whether definitions that are not live fill what room there is; otherwise all of it is the story's.</param>
internal sealed class PriorityGreedy(bool fills) : RenderedMethod
{
    private const int Recent = 6;

    public override string Name => fills ? "priority-greedy" : "priority-greedy, live only";

    public override bool RendersAnew => true;

    protected override List<Piece> Render(PlayedStory story, StoryTurn turn, int room)
    {
        var chosen = new Dictionary<StoryItem, bool>();
        foreach (var (item, isBrief) in ByPriority(story, turn))
        {
            var tokens = isBrief ? item.Brief.Length : item.Tokens.Length - (chosen.ContainsKey(item) ? item.Brief.Length : 0);
            room -= tokens;
            if (room < 0)
            {
                break;
            }

            chosen[item] = isBrief;
        }

        IEnumerable<StoryItem> head = story.Head.Where(chosen.ContainsKey);
        var stream = AtDepth([.. Written(story, turn).Where(chosen.ContainsKey)]);
        return [.. head.Concat(stream).Select(item => chosen[item] ? Piece.Shorter(item) : Piece.Whole(item))];
    }

    private IEnumerable<(StoryItem Item, bool IsBrief)> ByPriority(PlayedStory story, StoryTurn turn)
    {
        foreach (var item in story.Head.Where(item => item.IsPinned).Concat(Holding(story, turn)))
        {
            yield return (item, false);
        }

        var live = turn.Live.Where(item => item.Kind == SegmentKind.Definition)
            .OrderBy(item => item.Owner == turn.Item.Owner ? 0 : 1)
            .ThenByDescending(item => item.Weight)
            .ToList();
        foreach (var isBrief in (bool[])[true, false])
        {
            foreach (var item in live)
            {
                yield return (item, isBrief);
            }
        }

        foreach (var item in turn.Live.Where(item => item.IsStory))
        {
            yield return (item, false);
        }

        var steps = Written(story, turn).Where(item => item.IsStory && !turn.Live.Contains(item)).Reverse().ToList();
        foreach (var item in steps.Take(Recent))
        {
            yield return (item, false);
        }

        var others = new Queue<StoryItem>((fills ? story.Definitions : []).Except(live).OrderByDescending(item => LastUsed(item, turn.Beat)));
        foreach (var item in steps.Skip(Recent))
        {
            yield return (item, false);
            if (others.TryDequeue(out var other))
            {
                yield return (other, true);
            }
        }

        foreach (var other in others)
        {
            yield return (other, true);
        }
    }

    private static int LastUsed(StoryItem item, int beat) =>
        item.Live.Where(range => range.From < beat).Select(range => Math.Min(range.To, beat)).DefaultIfEmpty(-1).Max();
}

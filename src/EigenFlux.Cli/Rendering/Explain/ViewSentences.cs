using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Cli.Rendering.Explain;

/// <summary>Explains the audience of a segment, and its fate in other windows than the explained one; empty if everyone sees everything.</summary>
/// <param name="explained">The data of the explanation.</param>
internal sealed class ViewSentences(Explanation explained)
{
    private readonly PlannedSegment segment = explained.Segment;

    /// <summary>The audience of the segment, and the window that the following sentences describe.</summary>
    public IEnumerable<string> Before()
    {
        if (explained.Windows[0].View is not { } first)
        {
            yield break;
        }

        yield return segment.SeenBy.IsEveryone ? "Everyone sees it."
            : segment.SeenBy.Names.Count == 1 ? $"{ViewWords.Audience(segment)} is the only one who sees it: it is in no other window."
            : $"{ViewWords.Audience(segment)} are the only ones who see it: it is in no other window.";
        if (explained.Windows.Count > 1 && segment.Placement == Placement.Stream)
        {
            yield return $"The following describes {ViewWords.Title(first)}.";
        }
    }

    /// <summary>The fate in other windows, if it differs.</summary>
    public IEnumerable<string> After() => Others().Select(others =>
    {
        var names = ViewWords.Listed(others.Windows.SelectMany(window => window.View!.Names));
        return $"In what {names} {(others.Windows.Sum(window => window.View!.Names.Count) == 1 ? "sees" : "see")} {others.Stay}.";
    });

    /// <summary>The other windows with a different fate, grouped by fate.</summary>
    private List<(string Stay, List<ViewFate> Windows)> Others()
    {
        var here = Stay(explained.Windows[0]);
        return [.. explained.Windows.Skip(1).GroupBy(Stay).Where(group => group.Key != here).Select(group => (group.Key, group.ToList()))];
    }

    private static string Stay(ViewFate fate)
    {
        var (worst, usual) = (Stay(fate.Worst), Stay(fate.Expected));
        return worst == usual ? $"it {worst}, at worst and typically" : $"it {worst} at worst; typically it {usual}";
    }

    private static string Stay(SegmentFate fate)
    {
        if (fate.Lives.Count == 0)
        {
            return "is never there";
        }

        var there = $"is there at {Wording.Ranges([.. fate.Lives.Select(life => new BeatRange(life.From, life.To))])}";
        var last = fate.Lives[^1];
        return last.Gone is { } gone ? $"{there} and goes {Wording.When(gone)}"
            : last.Falls is not null ? $"{there}, and the rest of it stays to the end"
            : $"{there}, and stays to the end";
    }
}

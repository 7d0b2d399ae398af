using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Benchmarks.Layout.Story;

/// <summary>
/// Finds the beats at which things are live. Of definitions the compiler says it: where a character speaks, where the author's own text
/// names it, and from <c>enter</c> to <c>exit</c>.
/// </summary>
internal static class StoryLife
{
    public static void Find(ScenePlan plan, IReadOnlyList<StoryItem> head, IReadOnlyList<StoryItem> stream)
    {
        var told = plan.Segments.Where(segment => segment.Kind == SegmentKind.Definition).ToLookup(segment => segment.Owner);
        foreach (var item in head.Where(item => item.Kind == SegmentKind.Definition))
        {
            item.Live = [.. told[item.Owner].SelectMany(segment => segment.Uses)];
        }

        foreach (var item in stream)
        {
            var segment = plan.Stream.First(segment => segment.Id == item.Id);
            item.Live = item.Kind is SegmentKind.Setting or SegmentKind.Note
                ? [new BeatRange(segment.Birth, segment.LastUse)]
                : Recalled(plan, segment);
        }
    }

    /// <summary>A step of the story is live where it is kept, and where it is recalled.</summary>
    private static IReadOnlyList<BeatRange> Recalled(ScenePlan plan, PlannedSegment segment)
    {
        var recalls = plan.Beats.Where(beat => beat.Segment == segment.Id && beat.Index > segment.Birth).Select(beat => new BeatRange(beat.Index, beat.Index)).ToList();
        return recalls.Count > 0 ? recalls
            : segment.LastUse > segment.Birth ? [new BeatRange(segment.Birth + 1, segment.LastUse)]
            : [];
    }
}

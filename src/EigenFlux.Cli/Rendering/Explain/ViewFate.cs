using EigenFlux.Scenes.Planning.Plans;

namespace EigenFlux.Cli.Rendering.Explain;

/// <summary>The fate of a segment in the window of one view.</summary>
/// <param name="View">The view; null where everyone sees everything.</param>
/// <param name="Worst">Where every turn is as long as it may be.</param>
/// <param name="Expected">The expected value.</param>
internal sealed record ViewFate(PlannedView? View, SegmentFate Worst, SegmentFate Expected)
{
    /// <summary>Reads it off the window's history.</summary>
    public static ViewFate Of(PlanFacts facts, PlannedSegment segment, PlannedView? view) =>
        new(view, SegmentFate.Of(facts, segment, view, worst: true), SegmentFate.Of(facts, segment, view, worst: false));
}

using System.Globalization;
using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Rendering;

/// <summary>The facts about an image and its plan that every output of the plan uses.</summary>
/// <param name="image">The image.</param>
internal sealed class PlanFacts(FluxImage image)
{
    // Costs are sums of small prices.
    private const double Rounding = 1e-6;

    private readonly Dictionary<string, PlannedSegment> byId =
        image.Plan.Segments.DistinctBy(segment => segment.Id).ToDictionary(segment => segment.Id, StringComparer.Ordinal);

    public FluxImage Image => image;

    public ScenePlan Plan => image.Plan;

    public SceneProgram Scene => image.Scenes[image.Scene];

    /// <summary>The address of the model that the scene is laid out for.</summary>
    public string Model => image.EntryModel.Uri;

    /// <summary>The deletion policy as it is written in a program, with the low-water mark of the plan.</summary>
    public string Policy
    {
        get
        {
            var deletion = Scene.Deletion;
            var kind = deletion.Kind switch
            {
                DeletionKind.Token => "token",
                DeletionKind.Block => FormattableString.Invariant($"block {deletion.Block}"),
                DeletionKind.Summary => deletion.Summary is { IsOwn: false } author ? $"summary using {author.Scene}" : "summary",
                _ => "turn",
            };
            return Plan.LowWater is { } share ? FormattableString.Invariant($"{kind} down to {share * 100:0.##} %") : kind;
        }
    }

    /// <summary>Every segment once.</summary>
    public IReadOnlyList<PlannedSegment> Segments { get; } = [.. image.Plan.Segments];

    /// <summary>Whether it was proved that no plan costs less.</summary>
    public bool IsProvedBest => Plan.Cost - Plan.Bound <= Rounding * Math.Max(1, Plan.Cost);

    /// <summary>The cost of the plan and its quality: <c>1.32 (proved best)</c>, or <c>1.32, at least 1.1</c>.</summary>
    public string Price
    {
        get
        {
            if (IsProvedBest)
            {
                return FormattableString.Invariant($"{Plan.Cost:0.##} (proved best)");
            }

            var (cost, bound) = (Plan.Cost.ToString("0.##", CultureInfo.InvariantCulture), Plan.Bound.ToString("0.##", CultureInfo.InvariantCulture));
            return cost != bound ? $"{cost}, at least {bound}" : FormattableString.Invariant($"{Plan.Cost:0.####}, at least {Plan.Bound:0.####}");
        }
    }

    /// <summary>The views, the narrator's first; null alone where everyone sees everything.</summary>
    public IReadOnlyList<PlannedView?> Views => Plan.Views.Count == 0 ? [null] : [.. Plan.Views];

    /// <summary>Whether a view has a beat's text in its window.</summary>
    /// <param name="view">The view; null where everyone sees everything.</param>
    /// <param name="beat">The beat's number.</param>
    public bool Sees(PlannedView? view, int beat) => !byId.TryGetValue(Plan.Beats[beat].Segment, out var segment) || ViewWords.Sees(view, segment);

    /// <summary>The window after each beat, in the worst case or in the expected case.</summary>
    /// <param name="worst">Whether turns are as long as they may be.</param>
    /// <param name="view">Whose window; null for everyone's, or where not everyone sees everything, the narrator's.</param>
    public IReadOnlyList<IReadOnlyList<WindowHistory.Part>> History(bool worst, PlannedView? view = null) =>
        WindowHistory.Of(Plan, view ?? Plan.Views.FirstOrDefault(), worst);

    /// <summary>
    /// The beats at which a segment is live; if its plan records none, from its birth to its last use, and for a definition or an entry
    /// of lore never.
    /// </summary>
    public IReadOnlyList<BeatRange> Uses(PlannedSegment segment) => segment.Uses.Count > 0 || segment.Kind is SegmentKind.Definition or SegmentKind.Lore
        ? segment.Uses
        : [new BeatRange(segment.Birth, Math.Max(segment.Birth, Math.Min(segment.LastUse, Plan.Beats.Count - 1)))];

    /// <summary>The first deletion in any window, and the audience of that window (null if everyone sees everything), in the worst or in the expected case; null if nothing is deleted.</summary>
    public (ScheduleEntry Entry, PlannedView? View)? FirstDeletion(bool worst)
    {
        var firsts =
            from view in Views
            let first = WindowHistory.ScheduleOf(Plan, view, worst).FirstOrDefault(entry => entry.Deleted.Count > 0 || entry.Cut.Count > 0)
            where first is not null
            orderby first.Beat
            select ((ScheduleEntry, PlannedView?)?)(first, view);
        return firsts.FirstOrDefault();
    }

    /// <summary>A name in camel case, as JSON and tables have it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

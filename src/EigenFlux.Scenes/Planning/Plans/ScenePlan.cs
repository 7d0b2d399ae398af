using EigenFlux.Scenes.Problems;

namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>A scene laid out for its arguments, one model and one window.</summary>
public sealed record ScenePlan
{
    /// <summary>The scene's name.</summary>
    public required string Scene { get; init; }

    /// <summary>The most tokens in the window.</summary>
    public required int Window { get; init; }

    /// <summary>The tokens of the window that are kept free for generation.</summary>
    public required int Reserve { get; init; }

    /// <summary>
    /// The share, from 0 to 1, of the room that undeletable text leaves, to which a deletion empties the rest: the author's, or the plan's; null
    /// deletes as little as possible.
    /// </summary>
    public double? LowWater { get; init; }

    /// <summary>The prefix, in order, with tokens.</summary>
    public required IReadOnlyList<PlannedSegment> Prefix { get; init; }

    /// <summary>
    /// The definitions outside the prefix, in the order in which they are written if several are written at one beat. Definitions that are
    /// never written are <see cref="Placement.Absent"/>.
    /// </summary>
    public IReadOnlyList<PlannedDefinition> Definitions { get; init; } = [];

    /// <summary>The lore that may come in, that of the greatest weight first.</summary>
    public IReadOnlyList<PlannedLore> Lore { get; init; } = [];

    /// <summary>The most tokens of lore in the window at once.</summary>
    public int LoreBudget { get; init; }

    /// <summary>The decisions at single beats, by the beat's segment.</summary>
    public IReadOnlyDictionary<string, BeatDirective> Directives { get; init; } = new Dictionary<string, BeatDirective>();

    /// <summary>All that the story writes in the worst case, in order.</summary>
    public required IReadOnlyList<PlannedSegment> Stream { get; init; }

    /// <summary>The summary of deleted text; null if the policy writes none. Its maximum number of tokens is kept free for it.</summary>
    public PlannedSegment? Summary { get; init; }

    /// <summary>The beats of the worst case.</summary>
    public required IReadOnlyList<PlannedBeat> Beats { get; init; }

    /// <summary>The schedule of the window if every turn has its maximum length.</summary>
    public required IReadOnlyList<ScheduleEntry> Worst { get; init; }

    /// <summary>The schedule of the window if every turn has its expected length.</summary>
    public required IReadOnlyList<ScheduleEntry> Expected { get; init; }

    /// <summary>
    /// The plan's cost: the weight of live text that is absent and the worth of the story that is missing, summed over beats, plus the price of
    /// computed tokens.
    /// </summary>
    public required double Cost { get; init; }

    /// <summary>The lower bound of the cost of any plan: equal to <see cref="Cost"/> if the plan is proved optimal.</summary>
    public double Bound { get; init; }

    /// <summary>
    /// The views, the narrator's first, if not everyone sees everything; otherwise empty. <see cref="Worst"/> and <see cref="Expected"/>
    /// are then the narrator's, which contain what everyone sees.
    /// </summary>
    public IReadOnlyList<PlannedView> Views { get; init; } = [];

    /// <summary>The problems of the plan.</summary>
    public required IReadOnlyList<PlanProblem> Problems { get; init; }

    /// <summary>Every segment of the plan.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<PlannedSegment> Segments => Prefix.Concat(Definitions.Select(definition => definition.Segment))
        .Concat(Lore.Select(entry => entry.Segment)).Concat(Summary is null ? [] : [Summary])
        .Concat(Views.SelectMany(view => view.Secrets).DistinctBy(segment => segment.Id)).Concat(Stream);

    /// <summary>The tokens of the prefix.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int PrefixTokens => Prefix.Sum(segment => segment.Tokens.Max);
}

using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning.Scheduling;

/// <summary>The schedules of a plan.</summary>
internal sealed class Schedules
{
    private readonly LayoutProblem problem;
    private readonly DefinitionPlan plan;
    private readonly int[] prefix;
    private readonly Func<Func<string, string?>?, SimulatedLore?> lore;
    private readonly IReadOnlyList<PlannedVariant>[] variants;

    /// <param name="problem">The problem.</param>
    /// <param name="plan">The plan for its definitions.</param>
    /// <param name="prefix">The prefix.</param>
    /// <param name="streamed">The definitions of the stream.</param>
    /// <param name="lore">Makes the scene's lore, for what is known of texts.</param>
    /// <param name="cancellation">Ends the computation of the two schedules.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Schedules(
        LayoutProblem problem,
        DefinitionPlan plan,
        IReadOnlyList<PlannedSegment> prefix,
        IReadOnlyList<PlannedDefinition> streamed,
        Func<Func<string, string?>?, SimulatedLore?> lore,
        CancellationToken cancellation)
    {
        (this.problem, this.plan, this.lore) = (problem, plan, lore);
        this.prefix = [.. prefix.Select(segment => segment.Tokens.Max)];
        var byId = streamed.ToDictionary(
            definition => definition.Segment.Id, definition => definition.Variants, StringComparer.Ordinal);
        variants = [.. problem.Definitions.Select(definition => byId.GetValueOrDefault(definition.Id) ?? [])];
        Worst = Simulate((_, range) => range.Max, out var totals, cancellation: cancellation);
        Full = totals.Full;
        Expected = Simulate((_, range) => range.Expected, out _, cancellation: cancellation);
    }

    /// <summary>Where every turn is as long as it may be.</summary>
    public IReadOnlyList<ScheduleEntry> Worst { get; }

    /// <summary>The schedule if every turn has its expected length.</summary>
    public IReadOnlyList<ScheduleEntry> Expected { get; }

    /// <summary>For each entry of lore that the author's own text brings, the beats at which it matters.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<BeatRange>>? LoreUses { get; private set; }

    /// <summary>The lore that the author's own text brings, as it went through the schedule; null if the program has none.</summary>
    public SimulatedLore? Lore { get; private set; }

    /// <summary>The beat at which the window is full of what may not be deleted in the worst case, and the tokens needed; null where it never is.</summary>
    public (int Beat, int Needed)? Full { get; }

    /// <summary>Whether the scene's policy writes a summary.</summary>
    public bool HasSummary => problem.Summary.Max > 0;

    /// <summary>What happens where texts have other lengths.</summary>
    /// <param name="length">For a segment and the range of its length (of a turn: of what is said), its length.</param>
    /// <param name="totals">What the run comes to.</param>
    /// <param name="afterBeat">Called after each beat, with its number and what is in the window.</param>
    /// <param name="textOf">The text of a segment where it is known, for the lore that it mentions.</param>
    /// <param name="sees">Which steps are seen in the window; null for all.</param>
    /// <param name="privateTokens">The tokens of private text that is pinned in the window.</param>
    /// <param name="folds">The beats at which a summary is written; null if the deletions from this window determine them.</param>
    /// <param name="within">For a segment, the places of its tokens that begin within a character, where that is known.</param>
    /// <param name="cancellation">Ends the simulation at the next step.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<ScheduleEntry> Simulate(
        Func<string, TokenRange, int> length,
        out SimulationTotals totals,
        Action<int, PageLedger>? afterBeat = null,
        Func<string, string?>? textOf = null,
        Func<PlanStep, bool>? sees = null,
        int privateTokens = 0,
        IReadOnlySet<int>? folds = null,
        Func<string, IReadOnlyList<int>?>? within = null,
        CancellationToken cancellation = default)
    {
        var schedule = new List<ScheduleEntry>();
        var known = lore(textOf);
        totals = new ScheduleSimulator(problem, plan, variants)
        {
            AfterBeat = afterBeat,
            Lore = known,
            Sees = sees,
            PrivateTokens = privateTokens,
            Folds = folds,
            Within = within,
        }.Run(prefix, length, schedule, cancellation);
        Lore ??= known;
        LoreUses ??= known?.Uses ?? new Dictionary<string, IReadOnlyList<BeatRange>>();
        return schedule;
    }
}

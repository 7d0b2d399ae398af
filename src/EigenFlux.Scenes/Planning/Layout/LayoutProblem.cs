using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>
/// The layout problem of a scene: which definitions stand in the prefix, which come into the stream and when, at which level of
/// detail, so that the weight of live text that is absent and the price of the room taken are least.
/// </summary>
public sealed class LayoutProblem
{
    /// <param name="window">The window, in tokens.</param>
    /// <param name="reserve">The tokens that are kept free for a turn.</param>
    /// <param name="deletion">The deletion policy.</param>
    /// <param name="fixedTokens">The tokens of the prefix without definitions.</param>
    /// <param name="steps">The steps of the scene.</param>
    /// <param name="definitions">The definitions of its cast, each live at some beat.</param>
    /// <param name="lore">The tokens that are kept free for lore.</param>
    /// <param name="summary">The tokens of the summary of what is deleted; 0 for a policy that writes none.</param>
    public LayoutProblem(
        int window,
        int reserve,
        DeletionSpec deletion,
        int fixedTokens,
        IReadOnlyList<PlanStep> steps,
        IReadOnlyList<LayoutDefinition> definitions,
        int lore = 0,
        TokenRange summary = default)
    {
        (Window, Reserve, Deletion, FixedTokens, Steps, Summary) = (window, reserve, deletion, fixedTokens, steps, summary);
        Definitions = [.. definitions.OrderBy(definition => definition.Uses[^1].To)];
        Lore = lore;
        var demand = StoryDemand.Of(this, lore);
        (Required, Kept, Flow) = (demand.Required, demand.Kept, demand.Flow);
        Capacity = Array.ConvertAll(Required, required => Math.Max(0, window - required));
        Beats = Capacity.Length;
        Stay = Beats == 0 ? 1 : Math.Clamp(StreamRoom / Math.Max(1, Flow[^1] / (double)Beats), 1, Beats);
        Prices = LayoutPrices.For(window, Stay);
        LiveAt = ByBeat(Definitions, Beats);
        Recalled = steps.OfType<PlanStep.Recall>().Select(step => step.Segment).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The same problem where what only some see takes no room; this one where everyone sees everything.</summary>
    public LayoutProblem ForEveryone() => Steps.All(step => step.SeenBy.IsEveryone)
        ? this
        : new LayoutProblem(Window, Reserve, Deletion, FixedTokens, [.. Steps.Select(ForEveryone)], Definitions, Lore, Summary);

    /// <summary>The window, in tokens.</summary>
    public int Window { get; }

    /// <summary>The tokens that are kept free for a turn.</summary>
    public int Reserve { get; }

    /// <summary>The deletion policy.</summary>
    public DeletionSpec Deletion { get; }

    /// <summary>The tokens of the prefix without definitions.</summary>
    public int FixedTokens { get; }

    /// <summary>The tokens of the summary of what is deleted, which are kept free for it; 0 for a policy that writes none.</summary>
    public TokenRange Summary { get; }

    /// <summary>The tokens that are kept free for lore.</summary>
    public int Lore { get; }

    /// <summary>The steps of the scene.</summary>
    public IReadOnlyList<PlanStep> Steps { get; }

    /// <summary>
    /// The definitions, each live at some beat, in the order in which they are written where several come at one beat: what is needed
    /// soonest for the last time goes first into the stream, so that it is deleted first (Belady's rule).
    /// </summary>
    public IReadOnlyList<LayoutDefinition> Definitions { get; }

    /// <summary>The number of beats.</summary>
    public int Beats { get; }

    /// <summary>For each beat, the tokens that it takes without definitions: the fixed prefix, what is kept, its own text, and the reserve.</summary>
    public int[] Required { get; }

    /// <summary>For each beat, the number of these tokens that the author keeps.</summary>
    public int[] Kept { get; }

    /// <summary>For each beat, the tokens that are left for definitions.</summary>
    public int[] Capacity { get; }

    /// <summary>The expected number of tokens that the story has written before each beat, without text that is removed again.</summary>
    public long[] Flow { get; }

    /// <summary>The expected number of beats for which a text stays in the stream.</summary>
    public double Stay { get; }

    /// <summary>The price of room.</summary>
    public LayoutPrices Prices { get; }

    /// <summary>For each beat, the definitions that are live, as indexes in their order.</summary>
    public IReadOnlyList<IReadOnlyList<int>> LiveAt { get; }

    /// <summary>The segments of the story that are recalled at some beat.</summary>
    public IReadOnlySet<string> Recalled { get; }

    /// <summary>The room of the stream after the fixed prefix, the reserve and the summary, in tokens.</summary>
    public int StreamRoom => Math.Max(0, Window - Reserve - FixedTokens - Summary.Max);

    /// <summary>
    /// Whether a text of so many tokens that is written before one beat can still be whole before another, though nothing holds it, and
    /// in a stream with that much room. With the room of an empty prefix the answer is no only where it is certain.
    /// </summary>
    public bool MayStillBeThere(int written, int beat, int tokens, long room)
    {
        var before = Flow[Math.Max(written, beat - 1)] - Flow[written];
        var all = Flow[beat] - Flow[written];
        var begun = Deletion.TakesWholeSegments ? room : room + Reserve;
        return before + tokens <= begun && all + tokens <= room + Reserve;
    }

    private static int[][] ByBeat(IReadOnlyList<LayoutDefinition> definitions, int beats)
    {
        var live = new List<int>?[beats];
        for (var i = 0; i < definitions.Count; i++)
        {
            foreach (var use in definitions[i].Uses)
            {
                for (var beat = use.From; beat <= use.To && beat < beats; beat++)
                {
                    (live[beat] ??= []).Add(i);
                }
            }
        }

        return Array.ConvertAll(live, list => list is null ? [] : list.ToArray());
    }

    private static PlanStep ForEveryone(PlanStep step) => step switch
    {
        { SeenBy.IsEveryone: true } => step,
        PlanStep.Write write => write with { Tokens = TokenRange.Exactly(0) },
        PlanStep.Recall recall => recall with { Tokens = TokenRange.Exactly(0) },
        PlanStep.Generate turn => turn with { Open = 0, Said = TokenRange.Exactly(0), Close = 0, AtOnce = 0 },
        _ => step,
    };
}

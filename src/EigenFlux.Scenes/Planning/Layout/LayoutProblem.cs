using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>
/// The layout problem of a scene: which definitions stand in the prefix, which come into the stream and when, at which level of
/// detail, so that the weight of live text that is absent, the worth of the story that is missing and the price of computation are least.
/// </summary>
public sealed class LayoutProblem
{
    private readonly DeletionSpec given;
    private readonly StoryDemand demand;
    private readonly int[] nextTurn;

    /// <param name="window">The window, in tokens.</param>
    /// <param name="reserve">The tokens that are kept free for a turn.</param>
    /// <param name="deletion">The deletion policy.</param>
    /// <param name="fixedTokens">The tokens of the prefix without definitions.</param>
    /// <param name="steps">The steps of the scene.</param>
    /// <param name="definitions">The definitions of its cast, each live at some beat.</param>
    /// <param name="lore">The tokens that are kept free for lore.</param>
    /// <param name="summary">The tokens of the summary of what is deleted; 0 for a policy that writes none.</param>
    /// <param name="movesCache">Whether the cache is moved after a deletion, so that the text after it is not evaluated again.</param>
    /// <param name="prices">The prices of computation; null for the default.</param>
    /// <param name="story">The worth of the story; null for the default.</param>
    public LayoutProblem(
        int window,
        int reserve,
        DeletionSpec deletion,
        int fixedTokens,
        IReadOnlyList<PlanStep> steps,
        IReadOnlyList<LayoutDefinition> definitions,
        int lore = 0,
        TokenRange summary = default,
        bool movesCache = false,
        LayoutPrices? prices = null,
        StoryWorth? story = null)
    {
        (Window, Reserve, Deletion, FixedTokens, Steps, Summary) = (window, reserve, deletion, fixedTokens, steps, summary);
        Story = story ?? StoryWorth.Default;
        given = deletion;
        Definitions = [.. definitions.OrderBy(definition => definition.Uses[^1].To)];
        Lore = lore;
        demand = StoryDemand.Of(this, lore);
        Capacity = [.. Required.Zip(Floor, (required, floor) => Math.Max(0, window - required - floor))];
        (LiveAt, UseAt) = ByBeat(Definitions, Beats);
        EndsAt = new int[Beats];
        foreach (var use in Definitions.SelectMany(definition => definition.Uses).Where(use => use.To < Beats))
        {
            EndsAt[use.To]++;
        }

        (MovesCache, Prices) = (movesCache, prices ?? LayoutPrices.Default);
        var turns = Enumerable.Range(0, Beats).Where(IsTurn).ToList();
        Deletion = deletion with
        {
            LowWater = LowWaterMark.Of(deletion, movesCache, [.. turns.Select(beat => Math.Max(Floor[beat], RoomBesideLive(beat)))], Flow[^1] / (double)Math.Max(1, turns.Count), Prices, Story),
        };
        Stay = Beats == 0 ? 1 : Math.Clamp(StreamRoom / Math.Max(1, Flow[^1] / (double)Beats), 1, Beats);
        EvaluationsOfWritten = movesCache ? 1 : 1 + Math.Min(Stay, Deletion.LowWater is { } share and < 1 ? share / (1 - share) : Stay);
        StoryPrices = Sums(StoryPriceAt);
        nextTurn = new int[Beats + 1];
        nextTurn[Beats] = Beats;
        for (var beat = Beats - 1; beat >= 0; beat--)
        {
            nextTurn[beat] = IsTurn(beat) ? beat : nextTurn[beat + 1];
        }

        Recalled = steps.OfType<PlanStep.Recall>().Select(step => step.Segment).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The same problem where what only some see takes no room; this one where everyone sees everything.</summary>
    public LayoutProblem ForEveryone() => Steps.All(step => step.SeenBy.IsEveryone) ? this : With([.. Steps.Select(ForEveryone)], given);

    /// <summary>The same problem with another deletion policy.</summary>
    public LayoutProblem With(DeletionSpec deletion) => deletion == Deletion ? this : With(Steps, deletion);

    private LayoutProblem With(IReadOnlyList<PlanStep> steps, DeletionSpec deletion) =>
        new(Window, Reserve, deletion, FixedTokens, steps, Definitions, Lore, Summary, MovesCache, Prices, Story);

    /// <summary>The window, in tokens.</summary>
    public int Window { get; }

    /// <summary>The tokens that are kept free for a turn.</summary>
    public int Reserve { get; }

    /// <summary>The deletion policy, with the low-water mark of the author or of the plan.</summary>
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
    public int Beats => Capacity.Length;

    /// <summary>For each beat, the tokens that it takes without definitions: the fixed prefix, what is kept, its own text, and the reserve.</summary>
    public int[] Required => demand.Required;

    /// <summary>For each beat, the number of these tokens that the author keeps.</summary>
    public int[] Kept => demand.Kept;

    /// <summary>For each beat, the number of tokens of the messages of the story that the author keeps.</summary>
    public int[] KeptStory => demand.KeptStory;

    /// <summary>For each beat, the tokens that are left for definitions.</summary>
    public int[] Capacity { get; }

    /// <summary>For each beat, the tokens of the latest messages before it, which no definition displaces.</summary>
    public int[] Floor => demand.Floor;

    /// <summary>For each beat, the expected tokens of all messages before it.</summary>
    public long[] StoryBefore => demand.StoryBefore;

    /// <summary>For each beat, the expected number of tokens that a model generates; -1 if the beat is no turn of a model.</summary>
    public int[] Said => demand.Said;

    /// <summary>Whether the cache is moved after a deletion, so that the text after it is not evaluated again.</summary>
    public bool MovesCache { get; }

    /// <summary>
    /// The number of tokens that are evaluated for each that is written into the stream and stays there: itself, and those behind the
    /// deletions that it brings forward. A deletion down to a share s of the room leaves s ÷ (1 − s) tokens for each that it takes; a
    /// deletion for each beat leaves as many beats as the stream has room for.
    /// </summary>
    public double EvaluationsOfWritten { get; }

    /// <summary>
    /// The sums, up to each beat, of what a token of room is worth to the story: at a turn, the worth of one more token of it, if the
    /// definitions that are live then are all in the window.
    /// </summary>
    public double[] StoryPrices { get; }

    /// <summary>The expected number of tokens that the story has written before each beat, without text that is removed again.</summary>
    public long[] Flow => demand.Flow;

    /// <summary>The expected number of beats for which a text stays in the stream.</summary>
    public double Stay { get; }

    /// <summary>The prices of computation.</summary>
    public LayoutPrices Prices { get; }

    /// <summary>The worth of the story.</summary>
    public StoryWorth Story { get; }

    /// <summary>For each beat, the definitions that are live, as indexes in their order.</summary>
    public IReadOnlyList<IReadOnlyList<int>> LiveAt { get; }

    /// <summary>For each of <see cref="LiveAt"/>, the range of its beats that the beat is in.</summary>
    public IReadOnlyList<IReadOnlyList<int>> UseAt { get; }

    /// <summary>For each beat, the number of definitions that are live at it in a range that ends with it.</summary>
    public int[] EndsAt { get; }

    /// <summary>Whether a message of the story is removed or recalled by the author.</summary>
    public bool AuthorChangesStory => Steps.Any(step => step switch
    {
        PlanStep.Remove remove => demand.Messages.Contains(remove.Segment),
        PlanStep.Recall recall => demand.Messages.Contains(recall.Segment),
        _ => false,
    });

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

    /// <summary>The first beat of a range that a model generates; null where it generates none.</summary>
    public int? FirstTurn(BeatRange range) => nextTurn[range.From] is var turn && turn <= range.To ? turn : null;

    /// <summary>Whether a model generates the beat, so that it depends on the window.</summary>
    public bool IsTurn(int beat) => Said[beat] >= 0;

    /// <summary>The most room, in tokens, that the story can have in the window when the turn of a beat begins, without definitions.</summary>
    public double StoryRoom(int beat)
    {
        // The room that a turn's end, lore and, where segments are cut, the reserve are given may be the story's until then.
        var reserve = Deletion.TakesWholeSegments ? 0 : Reserve;
        return Math.Max(Capacity[beat], (double)Window - Required[beat] + Lore + demand.Closes[beat] + reserve);
    }

    /// <summary>The sums, up to each beat, of what a token of room is worth to the story, next to definitions that leave so many tokens at each beat.</summary>
    /// <param name="left">For each beat, the tokens that are left of <see cref="Capacity"/>.</param>
    public double[] StoryPricesNextTo(int[] left)
    {
        var filled = (1 + (Deletion.LowWater ?? 1)) / 2;
        return Sums(beat =>
        {
            if (!IsTurn(beat))
            {
                return 0;
            }

            var room = filled * (StoryRoom(beat) - Capacity[beat] + Math.Max(0, left[beat]));
            return room >= StoryBefore[beat] ? 0 : Story.OfToken(Math.Max(Floor[beat], room));
        });
    }

    /// <summary>What is missing of the story at a turn if so many of its tokens are in the window.</summary>
    public double StoryMissing(int beat, double tokens) => Story.Missing(Math.Min(tokens, StoryBefore[beat])) - Story.Missing(StoryBefore[beat]);

    /// <summary>The sums of a value up to each beat.</summary>
    private double[] Sums(Func<int, double> of)
    {
        var sums = new double[Beats + 1];
        for (var beat = 0; beat < Beats; beat++)
        {
            sums[beat + 1] = sums[beat] + of(beat);
        }

        return sums;
    }

    /// <summary>The room, in tokens, that is left at a beat beside all definitions that are live in full; negative where they do not fit.</summary>
    private double RoomBesideLive(int beat) => (double)Window - Required[beat] - LiveAt[beat].Sum(i => (double)Definitions[i].Levels[0].Streamed);

    private double StoryPriceAt(int beat)
    {
        if (!IsTurn(beat))
        {
            return 0;
        }

        var room = RoomBesideLive(beat);
        return room >= StoryBefore[beat] ? 0 : Story.OfToken(Math.Max(Floor[beat], room));
    }

    private static (int[][] Live, int[][] Uses) ByBeat(IReadOnlyList<LayoutDefinition> definitions, int beats)
    {
        var live = new List<int>?[beats];
        var uses = new List<int>?[beats];
        for (var i = 0; i < definitions.Count; i++)
        {
            for (var use = 0; use < definitions[i].Uses.Count; use++)
            {
                for (var beat = definitions[i].Uses[use].From; beat <= definitions[i].Uses[use].To && beat < beats; beat++)
                {
                    (live[beat] ??= []).Add(i);
                    (uses[beat] ??= []).Add(use);
                }
            }
        }

        return (Array.ConvertAll(live, list => list?.ToArray() ?? []), Array.ConvertAll(uses, list => list?.ToArray() ?? []));
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

using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Planning;

/// <summary>
/// Decides how long turns stay that the author keeps with a weight: as long as the weight of their absence is more than their room is worth to
/// the story and to the live definitions. The heaviest for their tokens are decided first.
/// </summary>
internal sealed class KeptTurns
{
    private readonly LayoutProblem free;

    // For each beat, the expected tokens and the most tokens of the turns that are kept by now.
    private readonly long[] occupied;
    private readonly long[] longest;
    private readonly double filled;

    // For each beat, the tokens that no turn displaces if all are as long as they may be: its own, those of the live definitions at their
    // briefest, and the latest messages.
    private readonly double[] needed;

    /// <param name="free">The layout problem if none of them is kept.</param>
    /// <param name="stretch">How much longer turns may be than they are expected to be, as a factor.</param>
    private KeptTurns(LayoutProblem free, double stretch)
    {
        this.free = free;
        (occupied, longest) = (new long[free.Beats], new long[free.Beats]);
        filled = (1 + (free.Deletion.LowWater ?? 1)) / 2;
        needed =
        [
            .. Enumerable.Range(0, free.Beats).Select(beat =>
                free.Required[beat] + (free.Floor[beat] * stretch) + free.LiveAt[beat].Sum(i => (double)free.Definitions[i].Levels[^1].Streamed)),
        ];
    }

    /// <summary>Decides.</summary>
    /// <param name="steps">The steps of the scene.</param>
    /// <param name="problemOf">The layout problem of steps.</param>
    /// <returns>The steps with the decisions, and for each beat the turns that are kept no longer from it on.</returns>
    public static (IReadOnlyList<PlanStep> Steps, IReadOnlyDictionary<int, List<string>> Released) Decide(
        IReadOnlyList<PlanStep> steps, Func<IReadOnlyList<PlanStep>, LayoutProblem> problemOf)
    {
        var released = new Dictionary<int, List<string>>();
        if (!steps.Any(IsWeighted))
        {
            return (steps, released);
        }

        var said = steps.OfType<PlanStep.Generate>().Select(turn => turn.Said).ToList();
        var stretch = Math.Max(1, said.Sum(range => (double)range.Max) / Math.Max(1, said.Sum(range => (double)range.Expected)));
        var decisions = new KeptTurns(problemOf([.. steps.Where(step => !IsWeighted(step))]), stretch);
        foreach (var turn in Read(steps).OrderByDescending(turn => turn.Weight / Math.Max(1, turn.Tokens)).ThenBy(turn => turn.From))
        {
            var until = decisions.Until(turn);
            if (until < turn.To)
            {
                if (!released.TryGetValue(until, out var at))
                {
                    released[until] = at = [];
                }

                at.Add(turn.Segment);
            }
        }

        return ([.. With(steps, released)], released);
    }

    private static bool IsWeighted(PlanStep step) => step is PlanStep.Retain { Weight: not null };

    /// <summary>The turns that are kept with a weight.</summary>
    private static List<KeptTurn> Read(IReadOnlyList<PlanStep> steps)
    {
        var turns = new List<KeptTurn>();
        var written = new Dictionary<string, (int Beat, int Tokens, int Longest)>(StringComparer.Ordinal);
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        var beat = 0;
        foreach (var step in steps)
        {
            switch (step)
            {
                case PlanStep.Write write:
                    written[write.Segment] = (beat, write.Tokens.Expected, write.Tokens.Max);
                    break;
                case PlanStep.Generate turn:
                    written[turn.Segment] = (beat, turn.Open + turn.Said.Expected + turn.Close, turn.Open + turn.Said.Max + turn.Close);
                    break;
                case PlanStep.Retain retain:
                    End(retain.Segment);
                    if (retain is { Kept: true, Weight: { } weight } && written.TryGetValue(retain.Segment, out var its))
                    {
                        open[retain.Segment] = turns.Count;
                        turns.Add(new KeptTurn(retain.Segment, weight, its.Tokens, its.Longest, its.Beat, beat, int.MaxValue));
                    }

                    break;
                case PlanStep.Remove remove:
                    End(remove.Segment);
                    break;
            }

            beat += step.IsBeat ? 1 : 0;
        }

        return [.. turns.Select(turn => turn with { To = Math.Min(turn.To, beat) })];

        void End(string segment)
        {
            if (open.Remove(segment, out var at))
            {
                turns[at] = turns[at] with { To = beat };
            }
        }
    }

    /// <summary>The beat from which on a turn is kept no longer: the one up to which keeping it gains most.</summary>
    private int Until(KeptTurn turn)
    {
        var (until, gain, most) = (turn.From, 0.0, 0.0);
        for (var beat = turn.From; beat < turn.To; beat++)
        {
            if (needed[beat] + longest[beat] + turn.Longest > free.Window)
            {
                break; // There is no room for it, whatever it weighs.
            }

            if (!free.IsTurn(beat))
            {
                continue;
            }

            gain += turn.Weight - (turn.Tokens * PriceAt(beat, turn));
            (until, most) = gain > most ? (beat + 1, gain) : (until, most);
        }

        // After the last turn nothing reads the window any more.
        until = most > 0 && !Enumerable.Range(until, Math.Max(0, turn.To - until)).Any(free.IsTurn) ? turn.To : until;
        for (var beat = turn.From; beat < until; beat++)
        {
            occupied[beat] += turn.Tokens;
            longest[beat] += turn.Longest;
        }

        return until;
    }

    /// <summary>What a token of room is worth at a generated turn: to the story, or to the definition that is worth least for its tokens.</summary>
    private double PriceAt(int beat, KeptTurn turn)
    {
        var live = free.LiveAt[beat].Sum(i => (double)free.Definitions[i].Levels[0].Streamed);
        var room = free.Window - (double)free.Required[beat] - occupied[beat] - live;
        var story = Math.Max(free.Floor[beat], filled * room);
        if (story >= free.StoryBefore[beat] - free.StoryBefore[turn.Written])
        {
            return 0; // It is there anyway.
        }

        var price = free.Story.OfToken(story);
        return room - turn.Tokens >= free.Floor[beat] || free.LiveAt[beat].Count == 0 ? price : Math.Max(price, free.LiveAt[beat]
            .Select((i, at) => free.Definitions[i].WeightIn(free.UseAt[beat][at]) / Math.Max(1, free.Definitions[i].Levels[0].Streamed)).Min());
    }

    /// <summary>The steps, with the releases before their beats.</summary>
    private static IEnumerable<PlanStep> With(IReadOnlyList<PlanStep> steps, Dictionary<int, List<string>> released)
    {
        var beat = 0;
        foreach (var step in steps)
        {
            if (step.IsBeat && released.TryGetValue(beat, out var segments))
            {
                foreach (var segment in segments)
                {
                    yield return new PlanStep.Retain(segment, Kept: false) { Weight = 0 };
                }
            }

            yield return step;
            beat += step.IsBeat ? 1 : 0;
        }
    }

    /// <summary>A turn that is kept with a weight.</summary>
    /// <param name="Segment">Its segment.</param>
    /// <param name="Weight">What its absence costs at a generated turn.</param>
    /// <param name="Tokens">Its expected tokens.</param>
    /// <param name="Longest">The most tokens that it may have.</param>
    /// <param name="Written">The beat at which it is written.</param>
    /// <param name="From">The first beat after the author keeps it.</param>
    /// <param name="To">The first beat at which the author removes it, keeps it otherwise, or the scene is over.</param>
    private sealed record KeptTurn(string Segment, double Weight, int Tokens, int Longest, int Written, int From, int To);
}

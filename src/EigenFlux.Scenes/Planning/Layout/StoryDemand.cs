using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>What the story itself wants of the window at each beat.</summary>
/// <param name="Required">For each beat, the tokens that it takes: what is kept, its own text or what opens its turn, the reserve, and room for the summary.</param>
/// <param name="Kept">For each beat, the tokens of that which the author keeps.</param>
/// <param name="Flow">The tokens that the story has written before each beat and after the last, but for what is taken out again.</param>
internal sealed record StoryDemand(int[] Required, int[] Kept, long[] Flow)
{
    /// <summary>Reads the demand off a problem's steps.</summary>
    /// <param name="problem">The problem; of it only what it was made with is read.</param>
    /// <param name="lore">The tokens that are kept free for lore.</param>
    public static StoryDemand Of(LayoutProblem problem, int lore)
    {
        var removed = problem.Steps.OfType<PlanStep.Remove>().Select(step => step.Segment).ToHashSet(StringComparer.Ordinal);
        var kept = new Dictionary<string, int>(StringComparer.Ordinal);
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        var required = new List<int>();
        var keptAt = new List<int>();
        var flow = new List<long> { 0 };
        var keptTokens = 0L;
        foreach (var step in problem.Steps)
        {
            switch (step)
            {
                case PlanStep.Write write:
                    Beat(write.Tokens.Expected, 0, write.Segment);
                    if (write.Kept)
                    {
                        Keep(write.Segment);
                    }

                    break;
                case PlanStep.Recall recall:
                    Beat(recall.Tokens.Expected, 0, recall.Segment);
                    break;
                case PlanStep.Generate turn:
                    Beat(turn.Open + turn.Close, turn.Said.Expected, turn.Segment);
                    break;
                case PlanStep.Retain { Kept: true } retain:
                    Keep(retain.Segment);
                    break;
                case PlanStep.Retain retain:
                    Release(retain.Segment);
                    break;
                case PlanStep.Remove remove:
                    Release(remove.Segment);
                    break;
            }
        }

        return new StoryDemand([.. required], [.. keptAt], [.. flow]);

        void Beat(int written, int said, string segment)
        {
            var needed = problem.FixedTokens + keptTokens + written + problem.Reserve + problem.Summary.Max + lore;
            required.Add((int)Math.Min(int.MaxValue / 2, needed));
            keptAt.Add((int)Math.Min(int.MaxValue / 2, keptTokens));
            lengths[segment] = written + said;
            flow.Add(flow[^1] + (removed.Contains(segment) ? 0 : written + said));
        }

        void Keep(string segment)
        {
            if (lengths.TryGetValue(segment, out var tokens) && kept.TryAdd(segment, tokens))
            {
                keptTokens += tokens;
            }
        }

        void Release(string segment)
        {
            if (kept.Remove(segment, out var tokens))
            {
                keptTokens -= tokens;
            }
        }
    }
}

using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>What the story itself wants of the window at each beat.</summary>
/// <param name="Required">For each beat, the tokens that it takes: what is kept, its own text or what opens its turn, the reserve, and room for the summary.</param>
/// <param name="Kept">For each beat, the tokens of that which the author keeps.</param>
/// <param name="KeptStory">For each beat, the tokens of the messages among that.</param>
/// <param name="Flow">The tokens that the story has written before each beat and after the last, but for what is taken out again.</param>
/// <param name="Floor">For each beat, the tokens of the latest messages before it, which no definition displaces.</param>
/// <param name="StoryBefore">For each beat, the tokens of all messages before it.</param>
/// <param name="Closes">For each beat, the tokens that end its turn.</param>
/// <param name="Said">For each beat, the tokens that its turn generates; -1 if no model generates it.</param>
/// <param name="Messages">The segments that are messages of the story.</param>
internal sealed record StoryDemand(
    int[] Required, int[] Kept, int[] KeptStory, long[] Flow, int[] Floor, long[] StoryBefore, int[] Closes, int[] Said, IReadOnlySet<string> Messages)
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
        var keptStoryAt = new List<int>();
        var keptStory = 0L;
        var isStory = new HashSet<string>(StringComparer.Ordinal);
        var flow = new List<long> { 0 };
        var (floor, before, saidAtBeat) = (new List<int>(), new List<long>(), new List<int>());
        var messages = new List<(string Segment, int Tokens)>();
        var closes = new List<int>();
        var messageTokens = 0L;
        var keptTokens = 0L;
        foreach (var step in problem.Steps)
        {
            switch (step)
            {
                case PlanStep.Write write:
                    Beat(write.Tokens.Expected, 0, write.Segment, -1, write.Kind is SegmentKind.Line or SegmentKind.Narration or SegmentKind.Turn);
                    if (write.Kept)
                    {
                        Keep(write.Segment);
                    }

                    break;
                case PlanStep.Recall recall:
                    Beat(recall.Tokens.Expected, 0, recall.Segment, -1, isMessage: false);
                    break;
                case PlanStep.Generate turn:
                    Beat(turn.Open + turn.Close, turn.Said.Expected, turn.Segment, turn.Said.Expected, isMessage: true, turn.Close);
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

        return new StoryDemand([.. required], [.. keptAt], [.. keptStoryAt], [.. flow], [.. floor], [.. before], [.. closes], [.. saidAtBeat], isStory);

        void Beat(int written, int said, string segment, int generated, bool isMessage, int close = 0)
        {
            saidAtBeat.Add(generated);
            closes.Add(close);
            before.Add(messageTokens);
            floor.Add(FloorNow());
            if (isMessage && !removed.Contains(segment))
            {
                messages.Add((segment, written + said));
                messageTokens += written + said;
            }

            var needed = problem.FixedTokens + keptTokens + written + problem.Reserve + problem.Summary.Max + lore;
            required.Add((int)Math.Min(int.MaxValue / 2, needed));
            keptAt.Add((int)Math.Min(int.MaxValue / 2, keptTokens));
            keptStoryAt.Add((int)Math.Min(int.MaxValue / 2, keptStory));
            lengths[segment] = written + said;
            if (isMessage)
            {
                isStory.Add(segment);
            }

            flow.Add(flow[^1] + (removed.Contains(segment) ? 0 : written + said));
        }

        int FloorNow()
        {
            // What is kept has its room already.
            var (count, tokens, free) = (0, 0L, 0L);
            while (count < messages.Count && StoryFloor.Takes(problem.Deletion.Floor, count, tokens, messages[^(count + 1)].Tokens, problem.Window))
            {
                var (segment, length) = messages[^(count + 1)];
                (count, tokens, free) = (count + 1, tokens + length, free + (kept.ContainsKey(segment) ? 0 : length));
            }

            // A policy that cuts segments leaves a part of a message that is longer than its share.
            var most = problem.Deletion is { Floor: null, TakesWholeSegments: false } ? StoryFloor.DefaultTokens(problem.Window) : int.MaxValue / 2;
            return (int)Math.Min(most, free);
        }

        void Keep(string segment)
        {
            if (lengths.TryGetValue(segment, out var tokens) && kept.TryAdd(segment, tokens))
            {
                keptTokens += tokens;
                keptStory += isStory.Contains(segment) ? tokens : 0;
            }
        }

        void Release(string segment)
        {
            if (kept.Remove(segment, out var tokens))
            {
                keptTokens -= tokens;
                keptStory -= isStory.Contains(segment) ? tokens : 0;
            }
        }
    }
}

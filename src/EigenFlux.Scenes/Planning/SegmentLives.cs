using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning;

/// <summary>When each segment of the stream is born and last used, over the beats of the worst case.</summary>
/// <param name="Stream">The segments that the story writes.</param>
/// <param name="Beats">The beats.</param>
internal sealed record SegmentLives(IReadOnlyList<PlannedSegment> Stream, IReadOnlyList<PlannedBeat> Beats)
{
    /// <summary>Reads the lives off the steps: what is kept is used until it is replaced, forgotten or let go.</summary>
    public static SegmentLives Of(Unrolled unrolled)
    {
        var segments = new List<PlannedSegment>();
        var beats = new List<PlannedBeat>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var kept = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var step in unrolled.Steps)
        {
            switch (step)
            {
                case PlanStep.Write write:
                    Add(
                        write.Segment,
                        write.Owner,
                        write.Kind,
                        write.Text,
                        write.Tokens,
                        generated: write.Said,
                        write.Depth,
                        person: write.Said && write.Plays is null,
                        write.SeenBy,
                        write.Plays);
                    if (write.Kept)
                    {
                        kept[write.Segment] = segments.Count - 1;
                    }

                    break;
                case PlanStep.Generate turn:
                    var frame = turn.Open + turn.Close;
                    Add(
                        turn.Segment,
                        turn.Owner,
                        SegmentKind.Turn,
                        "",
                        new TokenRange(frame + turn.Said.Min, frame + turn.Said.Expected, frame + turn.Said.Max),
                        generated: true,
                        seenBy: turn.SeenBy);
                    break;
                case PlanStep.Recall recall:
                    if (indexes.TryGetValue(recall.Segment, out var again))
                    {
                        segments[again] = segments[again] with { LastUse = beats.Count };
                    }

                    beats.Add(new PlannedBeat(beats.Count, recall.Segment, recall.Owner, false, recall.Tokens));
                    break;
                case PlanStep.Retain { Kept: true } retain when indexes.TryGetValue(retain.Segment, out var index):
                    kept[retain.Segment] = index;
                    break;
                case PlanStep.Retain retain:
                    Release(retain.Segment);
                    break;
                case PlanStep.Remove remove:
                    Release(remove.Segment);
                    break;
            }
        }

        foreach (var segment in kept.Keys.ToList())
        {
            Release(segment);
        }

        return new SegmentLives(segments, beats);

        void Add(
            string id,
            string owner,
            SegmentKind kind,
            string text,
            TokenRange tokens,
            bool generated,
            int? depth = null,
            bool person = false,
            Audience seenBy = default,
            string? plays = null)
        {
            indexes[id] = segments.Count;
            segments.Add(new PlannedSegment
            {
                Id = id,
                Owner = owner,
                Kind = kind,
                Tokens = tokens,
                Text = text,
                Placement = Placement.Stream,
                Birth = beats.Count,
                LastUse = beats.Count,
                Depth = depth,
                SeenBy = seenBy,
            });
            beats.Add(new PlannedBeat(beats.Count, id, owner, generated, tokens) { Person = person, Plays = plays });
        }

        void Release(string segment)
        {
            if (kept.Remove(segment, out var index))
            {
                segments[index] = segments[index] with { LastUse = Math.Max(segments[index].LastUse, beats.Count - 1) };
            }
        }
    }
}

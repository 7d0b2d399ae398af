using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Cli.Rendering.Explain;

/// <summary>The fate of a segment under one schedule.</summary>
/// <param name="Lives">Its stays in the window, in order.</param>
/// <param name="Absent">The beats at which it is live and not there.</param>
internal sealed record SegmentFate(IReadOnlyList<SegmentLife> Lives, IReadOnlyList<BeatRange> Absent)
{
    /// <summary>Reads it off the window's history.</summary>
    /// <param name="facts">The plan.</param>
    /// <param name="segment">One of its segments.</param>
    /// <param name="view">In whose window; null where everyone sees everything.</param>
    /// <param name="worst">Of which schedule.</param>
    public static SegmentFate Of(PlanFacts facts, PlannedSegment segment, PlannedView? view, bool worst)
    {
        var schedule = WindowHistory.ScheduleOf(facts.Plan, view, worst);
        var lives = new SortedDictionary<int, SegmentLife>();
        var there = new bool[schedule.Count];
        foreach (var (entry, window) in schedule.Zip(facts.History(worst, view)))
        {
            var now = new Moment(entry.Beat, entry.Generated);
            var at = 0;
            foreach (var part in window)
            {
                if (part.Segment.Id == segment.Id)
                {
                    lives[part.Life] = Next(lives.GetValueOrDefault(part.Life), part, at, now, entry);
                    there[entry.Beat] = true;
                }

                at += part.Tokens;
            }

            foreach (var (number, life) in lives.Where(pair => pair.Value.To == entry.Beat - 1 && pair.Value.Gone is null).ToList())
            {
                lives[number] = life with { Falls = life.Falls ?? now, Gone = now };
            }
        }

        // At a beat that is not seen nothing is written for it.
        return new SegmentFate([.. lives.Values], Missing(facts.Uses(segment), [.. there.Select((here, beat) => here || !facts.Sees(view, beat))]));
    }

    private static SegmentLife Next(SegmentLife? life, WindowHistory.Part part, int at, Moment now, ScheduleEntry entry)
    {
        life ??= new SegmentLife(now.Beat, now.Beat, at, part.Tokens, part.Tokens, null, null);

        // A turn longer than all the room loses its own first tokens while it is written.
        var loses = part.Tokens < life.Left || (now.Beat == life.From && entry.Cut.Contains(part.Segment.Id));
        return life with { To = now.Beat, Left = part.Tokens, Falls = life.Falls ?? (loses ? now : null) };
    }

    private static List<BeatRange> Missing(IReadOnlyList<BeatRange> uses, bool[] there)
    {
        var missing = new List<BeatRange>();
        foreach (var use in uses)
        {
            for (var beat = Math.Max(0, use.From); beat <= use.To && beat < there.Length; beat++)
            {
                if (there[beat])
                {
                    continue;
                }

                if (missing.Count > 0 && missing[^1].To == beat - 1)
                {
                    missing[^1] = missing[^1] with { To = beat };
                }
                else
                {
                    missing.Add(new BeatRange(beat, beat));
                }
            }
        }

        return missing;
    }
}

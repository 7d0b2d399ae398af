using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Schedule;

namespace EigenFlux.Cli.Rendering;

/// <summary>What is in the window after each beat of a schedule, in order: what a picture of it shows.</summary>
internal static class WindowHistory
{
    /// <summary>A segment in the window, which of its owner's it is, and how much of it there is.</summary>
    public readonly record struct Part(PlannedSegment Segment, int Number, int Tokens);

    /// <summary>The window after each beat.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="schedule">One of its schedules.</param>
    /// <param name="length">The lengths that the schedule assumes.</param>
    public static IReadOnlyList<IReadOnlyList<Part>> Of(ScenePlan plan, IReadOnlyList<ScheduleEntry> schedule, Func<TokenRange, int> length)
    {
        var known = new Dictionary<string, PlannedSegment>(StringComparer.Ordinal);
        foreach (var planned in plan.Segments)
        {
            known.TryAdd(planned.Id, planned);
        }

        var window = plan.Prefix.Select((segment, number) => new Part(segment, number, segment.Tokens.Max)).ToList();
        var prefix = window.Count;
        var written = new Dictionary<string, int>(StringComparer.Ordinal);
        var states = new List<IReadOnlyList<Part>>(schedule.Count);
        foreach (var entry in schedule)
        {
            window.RemoveAll(part => part.Segment.Placement != Placement.Prefix && entry.Deleted.Contains(part.Segment.Id));
            foreach (var name in entry.Reinstated.Append(plan.Beats[entry.Beat].Segment).Distinct(StringComparer.Ordinal))
            {
                if (known.TryGetValue(name, out var segment) && segment.Placement != Placement.Prefix)
                {
                    var number = written[segment.Owner] = written.GetValueOrDefault(segment.Owner) + 1;
                    window.Add(new Part(segment, number - 1, length(segment.Tokens)));
                }
            }

            Trim(window, prefix, window.Sum(part => part.Tokens) - entry.Window);
            states.Add([.. window]);
        }

        return states;
    }

    /// <summary>Takes from the stream's head what the schedule says is no longer there: a segment that is cut, and not gone.</summary>
    private static void Trim(List<Part> window, int prefix, int surplus)
    {
        for (var i = prefix; surplus > 0 && i < window.Count; i++)
        {
            var gone = Math.Min(surplus, window[i].Tokens);
            window[i] = window[i] with { Tokens = window[i].Tokens - gone };
            surplus -= gone;
        }
    }
}

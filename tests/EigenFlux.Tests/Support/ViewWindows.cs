using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Tests.Support;

/// <summary>One's window in a run at the end of each beat, rebuilt from the events alone, to be held against a schedule.</summary>
public sealed class ViewWindows
{
    private readonly SortedDictionary<int, (int Window, List<string> Held, List<string> Deleted, List<int> Summaries)> beats = [];

    /// <summary>Follows the entry scene.</summary>
    /// <param name="run">The run.</param>
    /// <param name="view">Whose window.</param>
    public ViewWindows(Recorded run, string view)
    {
        var tracker = new PageStateTracker();
        foreach (var happened in run.Events)
        {
            tracker.Apply(happened);
            if (tracker.Scenes.Count > 1 || happened is FluxEvent.Returned)
            {
                continue;
            }

            var page = tracker.Scene.Pages.FirstOrDefault(page => page.View == view && page.Model is null);
            var (_, _, deleted, summaries) = beats.GetValueOrDefault(happened.Beat);
            (deleted, summaries) = (deleted ?? [], summaries ?? []);
            switch (happened)
            {
                case FluxEvent.Deleted gone when gone.View == view && gone.Model is null && !Replanned.IsRetraction(run, gone):
                    deleted.Add(gone.Segment);
                    break;
                case FluxEvent.Appended { Kind: SegmentKind.Summary, Model: null } summary when summary.View == view:
                    summaries.Add(summary.Tokens.Count);
                    break;
            }

            beats[happened.Beat] = (page?.Length ?? 0, [.. page?.Segments.Select(segment => segment.Name) ?? []], deleted, summaries);
        }
    }

    /// <summary>That the window was at each beat as a schedule has it.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="view">Whose it is, for what goes wrong.</param>
    public void ShouldBe(IReadOnlyList<ScheduleEntry> schedule, PlannedView view)
    {
        schedule.Count.ShouldBe(beats.Count);
        var secrets = view.Secrets.Select(secret => secret.Id).ToHashSet();
        foreach (var entry in schedule)
        {
            var (window, held, deleted, summaries) = beats[entry.Beat];
            var what = $"{view.Names[0]}, beat {entry.Beat}";
            window.ShouldBe(entry.Window, what);
            deleted.Where(segment => !held.Contains(segment)).Distinct().ShouldBe(entry.Deleted.Where(segment => !held.Contains(segment)), ignoreOrder: true, what);
            deleted.ShouldAllBe(segment => segment == SegmentNames.Summary || secrets.Contains(segment) || entry.Deleted.Contains(segment) || entry.Cut.Contains(segment), what);
            summaries.ShouldBe(entry.Written.Where(written => written.Segment == SegmentNames.Summary).Select(written => written.Tokens), what);
        }
    }
}

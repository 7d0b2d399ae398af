using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Tests.Support;

/// <summary>The schedule for the lengths that a run's segments had in the end.</summary>
public static class Replanned
{
    /// <summary>What the scene's policy deletes at which beat, for a run that took the path of the worst case.</summary>
    public static IReadOnlyList<(int Beat, string Segment)> Deletions(FluxImage image, Recorded run)
    {
        var steps = new List<PlanStep>();
        foreach (var (beat, segment) in image.Plan.Beats.Zip(image.Plan.Stream))
        {
            var appended = run.Events.OfType<FluxEvent.Appended>().Where(e => e.Segment == segment.Id && e.Model is null).ToList();
            var length = appended.Sum(e => e.Tokens.Count)
                - run.Events.OfType<FluxEvent.Deleted>().Where(d => IsRetraction(run, d) && d.Segment == segment.Id).Sum(d => d.Count);
            if (beat.Generated)
            {
                var open = appended[0].Tokens.Count;
                var close = appended[^1].Tokens.Count;
                steps.Add(new PlanStep.Generate(
                    segment.Id, segment.Owner, open, TokenRange.Exactly(length - open - close), close));
            }
            else
            {
                var kept = segment.Kind is SegmentKind.Setting or SegmentKind.Note;
                steps.Add(new PlanStep.Write(segment.Id, segment.Owner, segment.Kind, "", TokenRange.Exactly(length), kept, null));
            }
        }

        var scene = image.Scenes[image.Scene];
        var simulator = new ScheduleSimulator(image.Plan.Window, image.Plan.Reserve, scene.Deletion);
        var schedule = simulator.Run(image.Plan.Prefix, steps, range => range.Max, out var full);
        full.ShouldBeNull();
        return [.. schedule.SelectMany(entry => entry.Deleted.Select(segment => (entry.Beat, segment)))];
    }

    /// <summary>Whether a deletion only took back what a stop had begun with.</summary>
    public static bool IsRetraction(Recorded run, FluxEvent.Deleted deleted)
    {
        var index = run.Events.ToList().IndexOf(deleted);
        return run.Events.Take(index).OfType<FluxEvent.TurnStarted>().LastOrDefault()?.Segment == deleted.Segment
            && run.Events.Skip(index).OfType<FluxEvent.Stopped>().Any()
            && run.Events.Skip(index).TakeWhile(e => e is not FluxEvent.TurnStarted).OfType<FluxEvent.Stopped>().Any();
    }
}

using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Layout.Planning;
using EigenFlux.Compiler.Schedule;
using EigenFlux.Runtime.Events;

namespace EigenFlux.Tests.Support;

/// <summary>The schedule for the lengths that a run's segments had in the end.</summary>
public static class Replanned
{
    /// <summary>What the scene's policy deletes at which beat, for a run that took the path of the worst case.</summary>
    public static IReadOnlyList<(int Beat, string Segment)> Deletions(FluxImage image, Recorded run) =>
        [.. Schedule(image, run).SelectMany(entry => entry.Deleted.Select(segment => (entry.Beat, segment)))];

    /// <summary>The schedule of a scene whose definitions are all in the prefix, for a run that took the path of the worst case.</summary>
    public static IReadOnlyList<ScheduleEntry> Schedule(FluxImage image, Recorded run)
    {
        var own = run.Own.ToList();
        var steps = new List<PlanStep>();
        foreach (var (beat, segment) in image.Plan.Beats.Zip(image.Plan.Stream))
        {
            var appended = own.OfType<FluxEvent.Appended>().Where(e => e.Segment == segment.Id && e.Model is null).ToList();
            var length = appended.Sum(e => e.Tokens.Count)
                - own.OfType<FluxEvent.Deleted>().Where(d => d.Segment == segment.Id && IsRetraction(run, d)).Sum(d => d.Count);
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

        var plan = image.Plan;
        plan.Definitions.ShouldBeEmpty();
        var summaries = new Queue<int>(own.OfType<FluxEvent.Appended>().Where(e => e.Kind == SegmentKind.Summary).Select(e => e.Tokens.Count));
        var summary = plan.Summary?.Tokens ?? default;
        var problem = new LayoutProblem(
            plan.Window, plan.Reserve, image.Scenes[image.Scene].Deletion, plan.PrefixTokens, steps, [], summary: summary);
        var schedule = new List<ScheduleEntry>();
        var totals = new ScheduleSimulator(problem, new DefinitionPlan([])).Run(
            [.. plan.Prefix.Select(segment => segment.Tokens.Max)],
            range => summary.Max > 0 && range == summary ? summaries.Dequeue() : range.Max,
            schedule);
        totals.Full.ShouldBeNull();
        summaries.ShouldBeEmpty();
        return schedule;
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

using EigenFlux.Cli.Terminal;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Planning.Scheduling;

namespace EigenFlux.Cli.Rendering;

/// <summary>Prints the memory map: the contents of the window, their costs, and their deletions.</summary>
/// <param name="pen">Where to.</param>
internal sealed class MapText(Pen pen)
{
    public void Render(PlanFacts facts)
    {
        var plan = facts.Plan;
        var colours = new MapColours(new SpeakerHues(facts.Image));
        Head(facts);

        pen.Line().Write("Window", Style.Heading).Line("  after each beat, with every turn at its longest", Style.Dim);
        foreach (var view in facts.Views)
        {
            Picture(facts, view, colours);
        }

        var rewritten = facts.Views.Where(view => Schedules(plan, view).Any(entry => entry.Reinstated.Count > 0)).ToList();
        if (rewritten.Count > 0)
        {
            pen.Line().Write("Written again", Style.Heading).Line("  segments that are used again after their deletion", Style.Dim);
            foreach (var view in rewritten)
            {
                Whose(view);
                new RewriteTable(pen).Render(WindowHistory.ScheduleOf(plan, view, worst: true), WindowHistory.ScheduleOf(plan, view, worst: false));
            }
        }

        if (facts.Image.Costs.Count > 0)
        {
            pen.Line().Write("Calls", Style.Heading).Line("  in windows of their own; maximum tokens of each call", Style.Dim);
            new CallTable(pen).Render(facts.Image);
        }

        pen.Line().Line("Segments", Style.Heading);
        new SegmentTable(pen, colours).Render(plan);

        pen.Line().Write("Deletion", Style.Heading).Line($"  by {facts.Policy}; tokens are those generated until then", Style.Dim);
        var lossy = facts.Views.Where(view => Schedules(plan, view).Any(entry => entry.Deleted.Count + entry.Cut.Count > 0)).ToList();
        foreach (var view in lossy.DefaultIfEmpty())
        {
            Whose(view);
            new DeletionTable(pen).Render(WindowHistory.ScheduleOf(plan, view, worst: true), WindowHistory.ScheduleOf(plan, view, worst: false));
        }

        pen.Flush();
    }

    private void Picture(PlanFacts facts, PlannedView? view, MapColours colours)
    {
        var plan = facts.Plan;
        if (view is not null)
        {
            pen.Line().Write(Capital(ViewWords.Title(view)), Style.Heading).Line($"  {ViewWords.Summary(view)}", Style.Dim);
        }

        var picture = new WindowPicture(pen, colours);
        picture.Render(plan, WindowHistory.ScheduleOf(plan, view, worst: true), facts.History(worst: true, view));
        var isFirst = view is null || view == plan.Views[0];
        if (isFirst)
        {
            picture.Legend(plan);
        }

        if (DefinitionLanes.Of(plan).Count > 0)
        {
            pen.Line().Write(DefinitionLanes.Heading(plan), Style.Heading);
            pen.Line(isFirst ? $"  that come and go: {DefinitionLanes.Legend}" : "", Style.Dim);
            new DefinitionLanes(pen, colours).Render(facts, view);
        }
    }

    /// <summary>Prints the audience of a table, if there are several.</summary>
    private void Whose(PlannedView? view)
    {
        if (view is not null)
        {
            pen.Write("  ").Line(Capital(ViewWords.Title(view)), Style.Heading);
        }
    }

    private static IEnumerable<ScheduleEntry> Schedules(ScenePlan plan, PlannedView? view) =>
        WindowHistory.ScheduleOf(plan, view, worst: true).Concat(WindowHistory.ScheduleOf(plan, view, worst: false));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Prints the program, the model and the window of the plan.</summary>
    public void Head(PlanFacts facts)
    {
        var plan = facts.Plan;
        pen.Write(plan.Scene, Style.Heading).Line($" · {Printable.Line(DisplayPath.Of(facts.Image.Program))}");
        pen.Line(FormattableString.Invariant(
            $"{Printable.Line(facts.Model)} · {facts.Scene.Target} · window {plan.Window:N0}, reserve {plan.Reserve:N0} · delete by {facts.Policy}"));
        var share = plan.Window == 0 ? 0 : 100.0 * plan.PrefixTokens / plan.Window;
        pen.Line(FormattableString.Invariant(
            $"prefix {plan.PrefixTokens:N0} tokens ({share:0} %) · {Quantity.Of(plan.Beats.Count, "beat")} · {Story(plan)} · cost {facts.Price}"));
        if (plan.Views.Count > 0)
        {
            pen.Line(ViewWords.Summary(plan.Views));
        }
    }

    private static string Story(ScenePlan plan)
    {
        var expected = plan.Beats.Sum(beat => (long)beat.Tokens.Expected);
        var most = plan.Beats.Sum(beat => (long)beat.Tokens.Max);
        return expected == most
            ? FormattableString.Invariant($"story {most:N0} tokens")
            : FormattableString.Invariant($"story {expected:N0} tokens, at most {most:N0}");
    }
}

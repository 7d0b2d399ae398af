using EigenFlux.Cli.Commands;
using EigenFlux.Cli.Terminal;
using EigenFlux.Compiler.Layout;

namespace EigenFlux.Cli.Rendering;

/// <summary>The memory map for a person: what is in the window, what it costs, and when it is deleted.</summary>
/// <param name="pen">Where to.</param>
internal sealed class MapText(Pen pen)
{
    public void Render(PlanFacts facts)
    {
        var plan = facts.Plan;
        var colours = new MapColours(new SpeakerHues(facts.Image));
        Head(facts);

        pen.Line().Write("Window", Style.Heading).Line("  after each beat, every turn as long as it may be", Style.Dim);
        var picture = new WindowPicture(pen, colours);
        picture.Render(plan, plan.Worst, facts.History(worst: true));
        picture.Legend(plan);
        if (DefinitionLanes.Of(plan).Count > 0)
        {
            pen.Line().Write(DefinitionLanes.Heading(plan), Style.Heading).Line($"  that come and go: {DefinitionLanes.Legend}", Style.Dim);
            new DefinitionLanes(pen, colours).Render(facts, plan.Worst, facts.History(worst: true));
        }

        if (plan.Worst.Concat(plan.Expected).Any(entry => entry.Reinstated.Count > 0))
        {
            pen.Line().Write("Written again", Style.Heading).Line("  what is used again after it was deleted", Style.Dim);
            new RewriteTable(pen).Render(plan);
        }

        if (facts.Image.Costs.Count > 0)
        {
            pen.Line().Write("Calls", Style.Heading).Line("  in windows of their own; tokens of each time, at most", Style.Dim);
            new CallTable(pen).Render(facts.Image);
        }

        pen.Line().Line("Segments", Style.Heading);
        new SegmentTable(pen, colours).Render(plan);

        pen.Line().Write("Deletion", Style.Heading).Line($"  by {facts.Policy}; tokens count what was generated until then", Style.Dim);
        new DeletionTable(pen).Render(plan);
        pen.Flush();
    }

    /// <summary>The lines that say what was compiled for what.</summary>
    public void Head(PlanFacts facts)
    {
        var plan = facts.Plan;
        pen.Write(plan.Scene, Style.Heading).Line($" · {Printable.Line(DisplayPath.Of(facts.Image.Program))}");
        pen.Line(FormattableString.Invariant(
            $"{Printable.Line(facts.Model)} · {facts.Scene.Target} · window {plan.Window:N0}, reserve {plan.Reserve:N0} · delete by {facts.Policy}"));
        var share = plan.Window == 0 ? 0 : 100.0 * plan.PrefixTokens / plan.Window;
        pen.Line(FormattableString.Invariant(
            $"prefix {plan.PrefixTokens:N0} tokens ({share:0} %) · {Session.Count(plan.Beats.Count, "beat")} · {Story(plan)} · cost {facts.Price}"));
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

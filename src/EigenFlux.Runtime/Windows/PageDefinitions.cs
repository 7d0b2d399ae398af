using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>
/// The definitions of one page that are not in its prefix: written before a beat that needs them, again where they are gone by then,
/// and held as long as the plan says.
/// </summary>
internal sealed class PageDefinitions(Page page, TargetWriter writer)
{
    private readonly Dictionary<string, LedgerEntry> copies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> times = new(StringComparer.Ordinal);
    private readonly HashSet<string> leftOut = new(StringComparer.Ordinal);
    private readonly HashSet<string> heldByPlan = new(StringComparer.Ordinal);

    /// <summary>The same, over a copy of the page.</summary>
    public PageDefinitions Fork(Page fork, LedgerCopies ledger)
    {
        var definitions = new PageDefinitions(fork, writer);
        foreach (var (id, copy) in copies)
        {
            definitions.copies[id] = ledger.Of(copy);
            definitions.times[id] = times[id];
        }

        definitions.leftOut.UnionWith(leftOut);
        definitions.heldByPlan.UnionWith(heldByPlan);
        return definitions;
    }

    /// <summary>Sees to it that what is live at a beat is in the window, but for what the plan leaves out.</summary>
    /// <param name="beat">The beat's name.</param>
    /// <param name="live">Who is live at it.</param>
    public void BeginBeat(string beat, IReadOnlySet<string> live)
    {
        if (page.Plan.Directives.GetValueOrDefault(beat) is { } directive)
        {
            leftOut.UnionWith(directive.LeftOut);
            leftOut.ExceptWith(directive.Wanted);
        }

        // What is there is held before anything is written, so that the one does not push out the other.
        var wanted = page.Plan.Definitions
            .Where(definition => live.Contains(definition.Segment.Id) && !leftOut.Contains(definition.Segment.Id)).ToList();
        foreach (var definition in wanted.Where(definition => !Hold(definition.Segment.Id)).ToList())
        {
            Write(definition);
        }
    }

    /// <summary>Lets go of what was live at a beat, but for what the plan holds.</summary>
    /// <param name="beat">The beat's name.</param>
    /// <param name="live">Who is live at the beat.</param>
    /// <param name="staying">Who stays live after it.</param>
    public void EndBeat(string beat, IReadOnlySet<string> live, IReadOnlySet<string> staying)
    {
        var held = page.Plan.Directives.GetValueOrDefault(beat)?.Held ?? [];
        foreach (var (id, copy) in copies.Where(pair => live.Contains(pair.Key)))
        {
            heldByPlan.Remove(id);
            if (held.Contains(id))
            {
                heldByPlan.Add(id);
            }

            copy.Held = heldByPlan.Contains(id) || (staying.Contains(id) && !leftOut.Contains(id));
        }
    }

    /// <summary>One who was live by being present is so no longer; what the plan holds stays.</summary>
    public void Leave(string id)
    {
        if (copies.GetValueOrDefault(id) is { } copy)
        {
            copy.Held = heldByPlan.Contains(id);
        }
    }

    private bool Hold(string id)
    {
        if (copies.GetValueOrDefault(id) is not { IsWhole: true } copy)
        {
            return false;
        }

        copy.Held = true;
        return true;
    }

    private void Write(PlannedDefinition definition)
    {
        var id = definition.Segment.Id;
        page.Remove(id);
        var time = times[id] = times.GetValueOrDefault(id) + 1;
        var text = writer.Entrance(definition.Variants[(time - 1) % definition.Variants.Count].Text);
        var copy = copies[id] = new LedgerEntry(id, SegmentKind.Definition) { Held = true };
        page.Write(copy, text.Tokenize(page.Tokenizer), text.Text, again: time > 1);
    }
}

using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>
/// The definitions of a window that are not in its prefix: written before a beat that needs them, written again if they are gone by then,
/// and held as long as the plan says.
/// </summary>
internal sealed class WindowDefinitions
{
    private readonly Window window;
    private readonly Dictionary<string, LedgerEntry> copies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> times = new(StringComparer.Ordinal);
    private readonly HashSet<string> leftOut = new(StringComparer.Ordinal);
    private readonly HashSet<string> heldByPlan = new(StringComparer.Ordinal);
    private readonly HashSet<string> unanswered = new(StringComparer.Ordinal);
    private (string Name, IReadOnlySet<string> Live, bool IsGenerated) beat = ("", new HashSet<string>(), false);

    /// <summary>The definitions of a window that is opened.</summary>
    public WindowDefinitions(Window window) => this.window = window;

    private WindowDefinitions(WindowDefinitions other, Window window, LedgerCopies ledger)
        : this(window)
    {
        foreach (var (id, copy) in other.copies)
        {
            copies[id] = ledger.Of(copy);
            times[id] = other.times[id];
        }

        leftOut.UnionWith(other.leftOut);
        heldByPlan.UnionWith(other.heldByPlan);
        unanswered.UnionWith(other.unanswered);
        beat = other.beat;
    }

    /// <summary>The same definitions, in a copy of the window.</summary>
    /// <param name="fork">The copy.</param>
    /// <param name="ledger">Gives the copies of the segments.</param>
    public WindowDefinitions Fork(Window fork, LedgerCopies ledger) => new(this, fork, ledger);

    /// <summary>What is in the window of another model was written into this one: the definitions that it has are needed here too.</summary>
    public void Follow(WindowDefinitions other)
    {
        unanswered.UnionWith(other.unanswered);
        Begin(other.beat.Name, other.beat.Live, other.beat.IsGenerated);
    }

    /// <summary>The beat of a text begins: the definitions that it needs come in.</summary>
    /// <param name="name">The name of the beat.</param>
    /// <param name="live">The characters that are live at it.</param>
    /// <param name="named">The characters that the text names, which the next turn answers.</param>
    public void BeginText(string name, IReadOnlySet<string> live, IEnumerable<string> named)
    {
        unanswered.UnionWith(named);
        Begin(name, live, isGenerated: false);
    }

    /// <summary>The beat of a turn begins: the definitions that it needs come in.</summary>
    /// <param name="name">The name of the beat.</param>
    /// <param name="live">The characters that are live at it, apart from those that were named since the last turn.</param>
    /// <param name="isGenerated">Whether a model may generate it, so that it reads the window.</param>
    public void BeginTurn(string name, IReadOnlySet<string> live, bool isGenerated)
    {
        var all = new HashSet<string>(live.Union(unanswered, StringComparer.Ordinal), StringComparer.Ordinal);
        unanswered.Clear();
        Begin(name, all, isGenerated);
    }

    /// <summary>The beat of something that the window does not get: what the plan decides for it holds all the same.</summary>
    /// <param name="name">The name of the beat.</param>
    /// <param name="live">The characters that are live at it.</param>
    /// <param name="staying">The characters that stay live.</param>
    public void Pass(string name, IReadOnlySet<string> live, IReadOnlySet<string> staying)
    {
        Direct(name);
        LetGo(name, live, staying);
    }

    /// <summary>The beat is over: definitions are let go, except for those that the plan holds.</summary>
    /// <param name="staying">The characters that stay live.</param>
    public void EndBeat(IReadOnlySet<string> staying) => LetGo(beat.Name, beat.Live, staying);

    private void LetGo(string name, IReadOnlySet<string> live, IReadOnlySet<string> staying)
    {
        var held = window.Frame.Plan.Directives.GetValueOrDefault(name)?.Held ?? [];
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

    /// <summary>A character is no longer present; a definition that the plan holds stays.</summary>
    public void Leave(string id)
    {
        if (copies.GetValueOrDefault(id) is { } copy)
        {
            copy.Held = heldByPlan.Contains(id);
        }
    }

    private void Begin(string name, IReadOnlySet<string> live, bool isGenerated)
    {
        beat = (name, live, isGenerated);
        Direct(name);
        var plan = window.Frame.Plan;

        // What is there is held, and what was there for a turn alone goes, before anything is written, so that the one does not push out the other.
        var wanted = plan.Definitions.ToLookup(definition => live.Contains(definition.Segment.Id) && !leftOut.Contains(definition.Segment.Id));
        var missing = wanted[true].Where(definition => !Hold(definition.Segment.Id) && (isGenerated || !definition.IsTransient)).ToList();
        foreach (var definition in wanted[false].Where(definition => definition.IsTransient))
        {
            window.Remove(definition.Segment.Id);
        }

        missing.ForEach(Write);
    }

    /// <summary>From this beat on, the plan's directives for it hold.</summary>
    private void Direct(string name)
    {
        if (window.Frame.Plan.Directives.GetValueOrDefault(name) is not { } directive)
        {
            return;
        }

        foreach (var segment in directive.Released)
        {
            window.Hold(segment, held: false);
        }

        leftOut.UnionWith(directive.LeftOut);
        leftOut.ExceptWith(directive.Wanted);

        // One that stays present may be left out from here on.
        foreach (var id in directive.LeftOut.Where(id => !heldByPlan.Contains(id) && copies.ContainsKey(id)))
        {
            copies[id].Held = false;
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
        window.Remove(id);
        var time = times[id] = times.GetValueOrDefault(id) + 1;
        var text = window.Frame.Writer.Entrance(definition.Variants[(time - 1) % definition.Variants.Count].Text);
        var copy = copies[id] = new LedgerEntry(id, SegmentKind.Definition) { Held = true };
        window.Write(copy, text.Tokenize(window.Tokenizer), text.Text, again: time > 1);
    }
}

using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Cli.Rendering;

/// <summary>
/// What is in a window after each beat of a schedule, in order: what a picture of it shows. Where not everyone sees everything, it is the
/// window of one view. <c>docs/map.md</c> gives the rules, and <c>memory.js</c> follows them too; a test compares the two.
/// </summary>
internal sealed class WindowHistory
{
    private readonly ScenePlan plan;
    private readonly PlannedView? view;
    private readonly Func<TokenRange, int> length;
    private readonly Dictionary<string, PlannedSegment> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> firstBeats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lives = new(StringComparer.Ordinal);
    private readonly List<Part> window = [];

    private WindowHistory(ScenePlan plan, PlannedView? view, Func<TokenRange, int> length)
    {
        (this.plan, this.view, this.length) = (plan, view, length);

        foreach (var segment in plan.Segments)
        {
            known.TryAdd(segment.Id, segment);
        }

        foreach (var beat in plan.Beats)
        {
            firstBeats.TryAdd(beat.Segment, beat.Index);
        }
    }

    /// <summary>A segment in the window.</summary>
    /// <param name="Segment">The segment.</param>
    /// <param name="Number">Which of its owner's it is, from 0; of a view's own secrets, which of these.</param>
    /// <param name="Tokens">How much of it there is.</param>
    /// <param name="Life">How often it was written before.</param>
    public readonly record struct Part(PlannedSegment Segment, int Number, int Tokens, int Life);

    /// <summary>The window after each beat.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="view">Whose window; null where everyone sees everything.</param>
    /// <param name="worst">Whether turns have their maximum length, instead of their expected length.</param>
    public static IReadOnlyList<IReadOnlyList<Part>> Of(ScenePlan plan, PlannedView? view, bool worst)
    {
        var history = new WindowHistory(plan, view, worst ? range => range.Max : range => range.Expected);
        history.window.AddRange(
            [.. plan.Prefix.Select(Standing), .. (view?.Secrets ?? []).Select(Standing)]);
        return [.. ScheduleOf(plan, view, worst).Select(history.After)];

        static Part Standing(PlannedSegment segment, int number) => new(segment, number, segment.Tokens.Max, 0);
    }

    /// <summary>The schedule of a window.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="view">Whose window; null for the scene's own schedule, which is the narrator's.</param>
    /// <param name="worst">Whether turns have their maximum length, instead of their expected length.</param>
    public static IReadOnlyList<ScheduleEntry> ScheduleOf(ScenePlan plan, PlannedView? view, bool worst) =>
        worst ? view?.Worst ?? plan.Worst : view?.Expected ?? plan.Expected;

    private IReadOnlyList<Part> After(ScheduleEntry entry)
    {
        var beat = plan.Beats[entry.Beat];
        var seen = !known.TryGetValue(beat.Segment, out var segment) || ViewWords.Sees(view, segment);
        // What is deleted was there before the beat's text; where it was not, the beat wrote it and lost it again.
        List<string> later = [.. entry.Deleted.Take(entry.DeletedFirst).Where(id => !Remove(id))];
        foreach (var (id, tokens) in entry.Written)
        {
            Write(id, tokens);
        }

        if (beat.Generated && seen)
        {
            RestoreNotes();
        }

        later.AddRange(entry.Deleted.Skip(entry.DeletedFirst).Where(id => !Remove(id)));
        if (beat is { Generated: true, Person: false, Plays: null } && view?.Names.Contains(beat.Speaker) == true)
        {
            RaiseSecrets();
        }

        if (seen && (firstBeats[beat.Segment] == beat.Index || entry.Reinstated.Contains(beat.Segment)))
        {
            Write(beat.Segment, length(beat.Tokens));
        }

        foreach (var id in later)
        {
            Remove(id);
        }

        Trim(entry);
        return [.. window];
    }

    private static bool InPrefix(Part part) => part.Segment.Placement == Placement.Prefix;

    private static bool IsStory(Part part) =>
        !InPrefix(part) && part.Segment.Kind is SegmentKind.Turn or SegmentKind.Line or SegmentKind.Narration;

    /// <summary>Takes the oldest of that name out of the stream.</summary>
    private bool Remove(string id)
    {
        var at = window.FindIndex(part => !InPrefix(part) && part.Segment.Id == id);
        if (at >= 0)
        {
            window.RemoveAt(at);
        }

        return at >= 0;
    }

    private void Write(string id, int? tokens)
    {
        if (!known.TryGetValue(id, out var segment) || segment.Placement == Placement.Prefix)
        {
            return;
        }

        var number = written[segment.Owner] = written.GetValueOrDefault(segment.Owner) + 1;
        var life = lives[id] = lives.GetValueOrDefault(id) + 1;
        var part = new Part(segment, number - 1, tokens ?? length(segment.Tokens), life - 1);
        window.Insert(
            segment.Kind == SegmentKind.Summary ? plan.Prefix.Count : segment.Depth is { } depth ? IndexAtDepth(depth) : window.Count, part);
    }

    /// <summary>Takes what the schedule says is no longer there from the segments that it says lose tokens: others are passed over.</summary>
    private void Trim(ScheduleEntry entry)
    {
        var surplus = window.Sum(part => (long)part.Tokens) - entry.Window;
        for (var i = 0; surplus > 0 && i < window.Count; i++)
        {
            if (!InPrefix(window[i]) && entry.Cut.Contains(window[i].Segment.Id))
            {
                var gone = (int)Math.Min(surplus, window[i].Tokens);
                window[i] = window[i] with { Tokens = window[i].Tokens - gone };
                surplus -= gone;
            }
        }
    }

    /// <summary>What the view alone has comes to the end, for its owner to speak.</summary>
    private void RaiseSecrets()
    {
        List<Part> secrets = [.. window.Where(part => part.Segment.Placement == Placement.Tail)];
        window.RemoveAll(part => part.Segment.Placement == Placement.Tail);
        window.AddRange(secrets);
    }

    /// <summary>Puts every note with a depth back to its place before a turn, as <see cref="NoteDepth"/> does.</summary>
    private void RestoreNotes()
    {
        foreach (var note in window.Where(part => part.Segment.Depth is not null).ToList())
        {
            var at = window.IndexOf(note);
            var after = window.Skip(at + 1).Count(IsStory);
            var depth = note.Segment.Depth!.Value;
            if (after != depth && (after > depth || window.Take(at).Any(IsStory)))
            {
                window.RemoveAt(at);
                window.Insert(IndexAtDepth(depth), note);
            }
        }
    }

    private int IndexAtDepth(int depth)
    {
        var index = window.Count;
        while (index > 0 && !InPrefix(window[index - 1]) && window[index - 1].Segment.Kind != SegmentKind.Summary && depth > 0)
        {
            index--;
            depth -= IsStory(window[index]) ? 1 : 0;
        }

        return index;
    }
}

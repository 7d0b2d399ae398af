using EigenFlux.Runtime.Events;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Runtime.Trajectories;

/// <summary>A page-state as it changes.</summary>
/// <param name="model">The model's name; null for the scene's own.</param>
/// <param name="view">The name of the audience; null if everyone sees everything.</param>
/// <param name="window">The scene's window.</param>
internal sealed class PageTrack(string? model, string? view, int window)
{
    private readonly List<SegmentTrack> segments = [];
    private PageState? state;

    public string? Model => model;

    public string? View => view;

    public int Length { get; private set; }

    /// <summary>The page-state now.</summary>
    public PageState State => state ??= Describe();

    /// <summary>Goes on from a page-state.</summary>
    public static PageTrack From(PageState state)
    {
        var track = new PageTrack(state.Model, state.View, state.Window) { state = state, Length = state.Length };
        track.segments.AddRange(state.Segments.Select(segment => new SegmentTrack(segment.Name, segment.Kind, segment.Content)));
        return track;
    }

    /// <exception cref="PageStateException">The position is beyond the page-state, or within another segment.</exception>
    public void Put(FluxEvent.Appended appended)
    {
        if (appended.At < 0 || appended.At > Length)
        {
            throw new PageStateException(FormattableString.Invariant(
                $"tokens are inserted at position {appended.At:N0} of a page-state of length {Length:N0}"));
        }

        if (appended.Tokens.Count == 0)
        {
            return;
        }

        var (segment, within) = Place(appended.At, appended.Segment, appended.Kind);
        var piece = new Piece(appended.Tokens, appended.Text, appended.Bytes);
        segment.Insert(within, Enumerable.Range(0, piece.Count).Select(i => new PlacedToken(piece, i)));
        Length += piece.Count;
        state = null;
    }

    /// <exception cref="PageStateException">There are no such tokens, or they are another segment's.</exception>
    public void Delete(FluxEvent.Deleted deleted)
    {
        if (deleted.At < 0 || deleted.Count < 0 || deleted.Count > Length - deleted.At)
        {
            throw new PageStateException(FormattableString.Invariant(
                $"{deleted.Count:N0} {(deleted.Count == 1 ? "token is" : "tokens are")} deleted at position {deleted.At:N0} of a page-state of length {Length:N0}"));
        }

        var rest = deleted.Count;
        var position = 0;
        for (var i = 0; rest > 0; i++)
        {
            var segment = segments[i];
            var from = Math.Max(0, deleted.At - position);
            position += segment.Length;
            var count = Math.Min(rest, segment.Length - from);
            if (count <= 0)
            {
                continue;
            }

            if (segment.Name != deleted.Segment)
            {
                throw new PageStateException($"tokens of '{deleted.Segment}' are deleted where '{segment.Name}' stands");
            }

            segment.Delete(from, count);
            position -= count;
            rest -= count;
        }

        segments.RemoveAll(segment => segment.Length == 0);
        Length -= deleted.Count;
        state = null;
    }

    /// <summary>Finds the segment for tokens at a position, and the offset in it: an existing segment, or a new one.</summary>
    private (SegmentTrack Segment, int Within) Place(int at, string name, SegmentKind kind)
    {
        // From the end: most tokens are put there.
        var start = Length;
        var index = segments.Count;
        while (index > 0 && start >= at)
        {
            var segment = segments[--index];
            start -= segment.Length;
            if (start <= at && segment.Name == name && segment.Kind == kind)
            {
                return (segment, at - start);
            }
        }

        if (index < segments.Count && start < at)
        {
            if (at < start + segments[index].Length)
            {
                throw new PageStateException($"tokens of '{name}' are inserted into the middle of '{segments[index].Name}'");
            }

            index++;
        }

        var made = new SegmentTrack(name, kind);
        segments.Insert(index, made);
        return (made, 0);
    }

    private PageState Describe()
    {
        var position = 0;
        var described = new PageSegment[segments.Count];
        for (var i = 0; i < described.Length; i++)
        {
            described[i] = new PageSegment(segments[i].Name, segments[i].Kind, position, segments[i].Content);
            position += segments[i].Length;
        }

        return new PageState(model, view, window, described);
    }
}

using EigenFlux.Scenes.Program;

namespace EigenFlux.Scenes.Window;

/// <summary>A segment that is in the window.</summary>
/// <param name="segment">The segment's name.</param>
/// <param name="kind">The kind of the segment.</param>
public sealed class LedgerEntry(string segment, SegmentKind kind)
{
    // The tokens that begin within a character, by their places, in order; most entries have none.
    private List<int>? within;

    /// <summary>The segment's name.</summary>
    public string Segment { get; } = segment;

    /// <summary>The kind of the segment.</summary>
    public SegmentKind Kind { get; } = kind;

    /// <summary>The number of the segment's tokens in the window.</summary>
    public int Length { get; internal set; }

    /// <summary>Tokens at its head that are never cut off by themselves, such as the speaker's label.</summary>
    public int HeadLength { get; internal set; }

    /// <summary>Whether it is in the prefix, which is never deleted.</summary>
    public bool InPrefix { get; init; }

    /// <summary>Whether the deletion policy passes over it.</summary>
    public bool Kept { get; set; }

    /// <summary>Whether the plan wants it to stay for now: the policy passes over it while it can.</summary>
    public bool Held { get; set; }

    /// <summary>Whether it is in the window.</summary>
    public bool InWindow { get; internal set; }

    /// <summary>Whether it is in the window, and nothing was cut off it.</summary>
    public bool IsWhole => InWindow && !WasCut;

    /// <summary>Whether the policy cut tokens off it.</summary>
    public bool WasCut { get; internal set; }

    /// <summary>Whether it is still being written.</summary>
    public bool IsOpen { get; internal set; }

    /// <summary>Records the tokens that begin within a character. The policy never leaves one of them directly after a cut.</summary>
    /// <param name="places">Their places among the entry's tokens, in ascending order and behind those that are known.</param>
    public void BeginWithin(IReadOnlyList<int> places)
    {
        if (places.Count > 0)
        {
            (within ??= []).AddRange(places);
        }
    }

    /// <summary>Whether the remaining text begins with a complete character if the tokens before a place are cut off.</summary>
    internal bool MayBeCutBefore(int place) => within is null || within.BinarySearch(place) < 0;

    /// <summary>Tokens are taken out.</summary>
    internal void Cut(int at, int count)
    {
        Length -= count;
        WasCut = true;
        Forget(at, count);
    }

    /// <summary>The last tokens are taken back, which is no cut.</summary>
    internal void Shorten(int count)
    {
        Length -= count;
        Forget(Length, count);
    }

    /// <summary>An entry in the same state.</summary>
    internal LedgerEntry Copy()
    {
        var copy = (LedgerEntry)MemberwiseClone();
        copy.within = within is null ? null : [.. within];
        return copy;
    }

    private void Forget(int at, int count)
    {
        // Most entries have none, and a deletion for each token allocates nothing then.
        if (within is not null)
        {
            Forget(within, at, count);
        }
    }

    private static void Forget(List<int> within, int at, int count)
    {
        within.RemoveAll(place => place >= at && place < at + count);
        for (var i = 0; i < within.Count; i++)
        {
            within[i] -= within[i] >= at ? count : 0;
        }
    }

    /// <summary>The number of turns by which a note stays from the end; null if it stays at the place where it was written.</summary>
    public int? Depth { get; init; }

    /// <summary>Whether the segment is a step of the story; the depth of a note counts these.</summary>
    public bool IsStory => Kind is SegmentKind.Turn or SegmentKind.Line or SegmentKind.Narration;
}

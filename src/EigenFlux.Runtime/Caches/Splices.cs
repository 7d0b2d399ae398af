using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Caches;

/// <summary>
/// What makes one page-state of another, segment by segment: as many segments as can be are the same in both, in the same order, and
/// of a segment that lost tokens in one of them what is left in both.
/// </summary>
internal static class Splices
{
    /// <summary>The places where the two differ, the first one first.</summary>
    /// <param name="from">The segments of the page-state that there is.</param>
    /// <param name="held">Its tokens.</param>
    /// <param name="to">The segments of the page-state that is to be made of it.</param>
    /// <param name="wanted">Its tokens.</param>
    public static IReadOnlyList<Splice> Of(
        IReadOnlyList<LedgerEntry> from, ReadOnlySpan<TokenId> held, IReadOnlyList<LedgerEntry> to, ReadOnlySpan<TokenId> wanted)
    {
        var (splices, places) = (new List<Splice>(), Starts(from));
        var (open, at, next) = (default(Splice), 0, 0);
        foreach (var (entry, match) in to.Zip(Matches(from, to)))
        {
            if (match >= 0)
            {
                Differ(places[match] - next, 0);
                var there = held.Slice(places[match], from[match].Length);
                var here = wanted.Slice(at, entry.Length);
                var head = there.CommonPrefixLength(here);
                var tail = CommonSuffixLength(there[head..], here[head..]);
                Same(head);
                Differ(there.Length - head - tail, here.Length - head - tail);
                Same(tail);
                next = places[match] + there.Length;
            }
            else
            {
                Differ(0, entry.Length);
            }
        }

        Differ(held.Length - next, 0);
        Close();
        return splices;

        void Differ(int gone, int count)
        {
            open = open.Gone + open.Count == 0 ? new Splice(at, gone, count) : open with { Gone = open.Gone + gone, Count = open.Count + count };
            at += count;
        }

        void Same(int count)
        {
            if (count > 0)
            {
                Close();
                at += count;
            }
        }

        void Close()
        {
            if (open.Gone + open.Count > 0)
            {
                splices.Add(open);
                open = default;
            }
        }
    }

    /// <summary>Makes a session's page-state another, and keeps what is cached of all that both have.</summary>
    /// <param name="session">The session.</param>
    /// <param name="splices">The places where they differ.</param>
    /// <param name="wanted">The tokens that it is to have.</param>
    public static void Apply(this IModelSession session, IReadOnlyList<Splice> splices, ReadOnlySpan<TokenId> wanted)
    {
        // What goes goes first: both at once may be more than there is room for.
        var grown = splices.Sum(splice => splice.Count - splice.Gone);
        foreach (var splice in splices.Reverse())
        {
            grown -= splice.Count - splice.Gone;
            if (splice.Gone > 0)
            {
                session.Delete(splice.At - grown, splice.Gone, CacheMode.Shift);
            }
        }

        foreach (var splice in splices)
        {
            if (splice.Count > 0)
            {
                session.Insert(splice.At, wanted.Slice(splice.At, splice.Count), CacheMode.Shift);
            }
        }
    }

    /// <summary>Makes a session's page-state another: what both begin with stays, and nothing else.</summary>
    /// <param name="session">The session.</param>
    /// <param name="wanted">The tokens that it is to have.</param>
    public static void ContinueAs(this IModelSession session, ReadOnlySpan<TokenId> wanted)
    {
        var common = session.Tokens.CommonPrefixLength(wanted);
        session.Delete(common, session.Length - common, CacheMode.Exact);
        session.Append(wanted[common..]);
    }

    /// <summary>For each segment which one of the others it is, or -1: the longest choice in which these come one after the other.</summary>
    private static int[] Matches(IReadOnlyList<LedgerEntry> from, IReadOnlyList<LedgerEntry> to)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < from.Count; i++)
        {
            places.TryAdd(from[i].Segment, i);
        }

        // The longest increasing subsequence: ends has, for each length, the one that ends at the earliest place.
        var place = to.Select(entry => places.GetValueOrDefault(entry.Segment, -1)).ToArray();
        var (ends, before) = (new List<int>(), new int[to.Count]);
        for (var i = 0; i < to.Count; i++)
        {
            if (place[i] < 0)
            {
                continue;
            }

            var earlier = ends.Count;
            while (earlier > 0 && place[ends[earlier - 1]] >= place[i])
            {
                earlier--;
            }

            before[i] = earlier == 0 ? -1 : ends[earlier - 1];
            if (earlier == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[earlier] = i;
            }
        }

        var matches = new int[to.Count];
        Array.Fill(matches, -1);
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = before[i])
        {
            matches[i] = place[i];
        }

        return matches;
    }

    private static int[] Starts(IReadOnlyList<LedgerEntry> entries)
    {
        var starts = new int[entries.Count];
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + entries[i - 1].Length;
        }

        return starts;
    }

    private static int CommonSuffixLength(ReadOnlySpan<TokenId> one, ReadOnlySpan<TokenId> other)
    {
        var length = 0;
        while (length < one.Length && length < other.Length && one[^(length + 1)].Equals(other[^(length + 1)]))
        {
            length++;
        }

        return length;
    }
}

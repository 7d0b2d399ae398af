using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// The latest part of a story that is rendered without a memory of the last rendering. Its messages are in chunks that are left out as
/// one; where a chunk begins depends on what is written before it alone. So the first message stays the same until an entire chunk is
/// left out.
/// </summary>
internal static class ChunkedStory
{
    /// <summary>
    /// As many of the latest chunks as fit. Of the latest one, single messages are left out; the last message never is. A setting stands
    /// at its place, and the one that held when the first message was written stands before it.
    /// </summary>
    /// <param name="written">Messages, settings, and notes without a depth that hold.</param>
    /// <param name="room">The most tokens.</param>
    /// <param name="size">The tokens of a chunk.</param>
    public static List<StoryItem> Latest(List<StoryItem> written, int room, int size)
    {
        var last = Math.Max(0, written.FindLastIndex(item => item.IsStory));
        var first = 0;
        foreach (var start in Starts(written, size).TakeWhile(start => start <= last))
        {
            if (Fits(first))
            {
                break;
            }

            first = start;
        }

        while (first < last && !Fits(first))
        {
            first++;
        }

        return From(first);

        bool Fits(int from) => From(from).Sum(item => item.Tokens.Length) <= room;

        List<StoryItem> From(int from) =>
        [
            .. written.Take(from).Where(item => !item.IsStory && item.IsLive(written[from].Birth, written[from].Birth)),
            .. written.Skip(from),
        ];
    }

    private static IEnumerable<int> Starts(List<StoryItem> written, int size)
    {
        var length = 0;
        for (var i = 0; i < written.Count; i++)
        {
            if (length >= size && i > 0)
            {
                yield return i;
                length = 0;
            }

            length += written[i].Tokens.Length;
        }
    }
}

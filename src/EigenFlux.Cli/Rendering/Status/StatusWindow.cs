using EigenFlux.Scenes.Program;

namespace EigenFlux.Cli.Rendering.Status;

/// <summary>The contents of a scene's window and its next deletions, as far as the events determine them.</summary>
/// <param name="size">The tokens of the window.</param>
/// <param name="reserve">The tokens that are free when a turn begins; 0 where that is not known.</param>
/// <param name="deletion">The policy; null where it is not known.</param>
internal sealed class StatusWindow(int size, int reserve, DeletionSpec? deletion)
{
    private readonly List<Part> parts = [];
    private readonly HashSet<string> passedOver = new(StringComparer.Ordinal);

    /// <summary>The tokens of the window.</summary>
    public int Size => size;

    /// <summary>The tokens in it.</summary>
    public int Length { get; private set; }

    /// <summary>The segment that is being written, which the policy does not take.</summary>
    public string? Open { get; set; }

    /// <summary>Tokens were put into it.</summary>
    public void Insert(int at, string segment, SegmentKind kind, int tokens)
    {
        Length += tokens;
        var index = Split(at);
        if (index > 0 && parts[index - 1].Segment == segment)
        {
            parts[index - 1] = parts[index - 1] with { Tokens = parts[index - 1].Tokens + tokens };
            return;
        }

        parts.Insert(index, new Part(segment, kind, tokens));
    }

    /// <summary>Tokens were taken out of it.</summary>
    public void Delete(int at, int tokens, string segment)
    {
        Length -= tokens;
        var first = Split(at);
        var end = Split(at + tokens);
        if (end < parts.Count && segment != Open)
        {
            // Text that the policy passed over is kept.
            passedOver.UnionWith(parts.Take(first).Select(part => part.Segment).Where(name => name != segment));
        }

        parts.RemoveRange(first, end - first);
    }

    /// <summary>The segment that goes next, how much of it is there, and after how many tokens more; null where nothing can go.</summary>
    public (string Segment, int Tokens, int After)? Next()
    {
        var next = parts.Find(part => MayGo(part));
        var limit = deletion is { TakesWholeSegments: true } ? size - reserve : size;
        return next.Segment is null ? null : (next.Segment, next.Tokens, Math.Max(0, limit - Length));
    }

    private bool MayGo(Part part) => part.Segment != Open && !passedOver.Contains(part.Segment)
        && part.Kind is SegmentKind.Note or SegmentKind.Lore or SegmentKind.Narration or SegmentKind.Line or SegmentKind.Turn;

    /// <summary>The index of the part that begins at a position; the one that it is in is cut in two.</summary>
    private int Split(int at)
    {
        var index = 0;
        while (index < parts.Count && at >= parts[index].Tokens)
        {
            at -= parts[index++].Tokens;
        }

        if (at > 0 && index < parts.Count)
        {
            var part = parts[index];
            parts[index] = part with { Tokens = at };
            parts.Insert(++index, part with { Tokens = part.Tokens - at });
        }

        return index;
    }

    private readonly record struct Part(string Segment, SegmentKind Kind, int Tokens);
}

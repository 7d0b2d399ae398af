using EigenFlux.Scenes.Story;

namespace EigenFlux.Cli.Rendering.Explain;

/// <summary>Beats, places and times in words.</summary>
internal static class Wording
{
    private const int MostRanges = 12;

    /// <summary>A beat and how much was generated until then.</summary>
    public static string When(Moment moment) => $"at {Beat(moment.Beat)}, after {Quantity.Of(moment.Generated, "generated token")}";

    public static string Beat(int beat) => FormattableString.Invariant($"beat {beat:N0}");

    /// <summary>The positions of a segment when it is written.</summary>
    public static string Positions(SegmentLife life) => life.Tokens <= 1
        ? FormattableString.Invariant($"position {life.At:N0}")
        : FormattableString.Invariant($"positions {life.At:N0} to {life.At + life.Tokens - 1:N0}");

    /// <summary>Ranges of beats: <c>beats 0–1, 3</c>.</summary>
    public static string Ranges(IReadOnlyList<BeatRange> ranges)
    {
        var parts = ranges.Take(MostRanges).Select(range => range.From == range.To
            ? FormattableString.Invariant($"{range.From:N0}") : FormattableString.Invariant($"{range.From:N0}–{range.To:N0}"));
        var text = string.Join(", ", parts) + (ranges.Count > MostRanges ? $" and {Quantity.Of(ranges.Count - MostRanges, "time")} more" : "");
        return (ranges is [var only] && only.From == only.To ? "beat " : "beats ") + text;
    }

    /// <summary>Single beats: <c>beats 0, 3</c>.</summary>
    public static string Beats(IEnumerable<int> beats) => Ranges([.. beats.Select(beat => new BeatRange(beat, beat))]);
}

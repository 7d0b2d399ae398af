using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>A segment of the plan.</summary>
public sealed record PlannedSegment
{
    /// <summary>The name of the segment in the schedule and the trace.</summary>
    public required string Id { get; init; }

    /// <summary>The owner of the segment: a character's name, <c>narrator</c>, or <c>scene</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>The kind of the segment.</summary>
    public required SegmentKind Kind { get; init; }

    /// <summary>A definition's level of detail, <c>brief</c> or <c>full</c>; null for other segments.</summary>
    public string? Level { get; init; }

    /// <summary>The number of tokens of the segment.</summary>
    public required TokenRange Tokens { get; init; }

    /// <summary>The text of the segment as the model reads it; empty for text that a run generates.</summary>
    public required string Text { get; init; }

    /// <summary>The tokens of a segment that is written at the start; empty for others.</summary>
    public IReadOnlyList<int> TokenIds { get; init; } = [];

    /// <summary>The position of the segment.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The beat at which the segment is written; 0 for a segment that is present from the start.</summary>
    public required int Birth { get; init; }

    /// <summary>The last beat at which it is used.</summary>
    public required int LastUse { get; init; }

    /// <summary>The number of turns by which a note stays from the end; null if it stays at the place where it was written.</summary>
    public int? Depth { get; init; }

    /// <summary>Who has it in their windows.</summary>
    public Audience SeenBy { get; init; }

    /// <summary>The beats at which the segment is live, in order: at these it is used, and should be in the window.</summary>
    public IReadOnlyList<BeatRange> Uses { get; init; } = [];
}

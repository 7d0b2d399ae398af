using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>A segment of the plan.</summary>
public sealed record PlannedSegment
{
    /// <summary>Its name, by which the schedule and the trace speak of it.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is: a character's name, <c>narrator</c>, or <c>scene</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>What it is for.</summary>
    public required SegmentKind Kind { get; init; }

    /// <summary>A definition's level of detail, <c>brief</c> or <c>full</c>; null for other segments.</summary>
    public string? Level { get; init; }

    /// <summary>How many tokens it takes.</summary>
    public required TokenRange Tokens { get; init; }

    /// <summary>Its text as the model reads it; empty for what a run has yet to say.</summary>
    public required string Text { get; init; }

    /// <summary>Its tokens, for a segment that is written at the start; empty for others.</summary>
    public IReadOnlyList<int> TokenIds { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The beat at which it is written; 0 for what is there from the start.</summary>
    public required int Birth { get; init; }

    /// <summary>The last beat at which it is used.</summary>
    public required int LastUse { get; init; }

    /// <summary>For a note, how many turns it stays from the end; null where it stays where it was written.</summary>
    public int? Depth { get; init; }

    /// <summary>Who has it in their windows.</summary>
    public Audience SeenBy { get; init; }

    /// <summary>The beats at which it is live, in order: where it is used, and the window should have it.</summary>
    public IReadOnlyList<BeatRange> Uses { get; init; } = [];
}

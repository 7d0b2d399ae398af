using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>A segment that a scene has written: what it takes to write it again, on any model.</summary>
/// <param name="Segment">Its name.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Text">Its text, frame included.</param>
/// <param name="Kept">Whether the policy passes over it.</param>
/// <param name="Depth">For a note, how many turns it stays from the end; null where it stays where it was written.</param>
/// <param name="Speaker">Who says it; null for nobody.</param>
internal sealed record WrittenSegment(
    string Segment, SegmentKind Kind, SegmentText Text, bool Kept = false, int? Depth = null, string? Speaker = null)
{
    /// <summary>Who has it in their windows.</summary>
    public Audience SeenBy { get; init; }
}

using EigenFlux.Scenes.Program;

namespace EigenFlux.Scenes.Planning.Views;

/// <summary>A text that is pinned in some windows and in no other.</summary>
/// <param name="Segment">Its segment's name.</param>
/// <param name="Kind">A character's own knowledge, or a pin.</param>
/// <param name="Text">The text, without a frame.</param>
public sealed record Secret(string Segment, SegmentKind Kind, string Text);

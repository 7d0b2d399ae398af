using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>"text"</c>: the match is not part of the turn.</summary>
/// <param name="Text">What to wait for.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundTextStop(BoundText Text, SourceLocation Location) : BoundStop(Location);

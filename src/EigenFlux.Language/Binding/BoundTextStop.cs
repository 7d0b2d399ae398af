using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>"text"</c>: the match is not part of the turn.</summary>
/// <param name="Text">The text that ends the turn.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundTextStop(BoundText Text, SourceLocation Location) : BoundStop(Location);

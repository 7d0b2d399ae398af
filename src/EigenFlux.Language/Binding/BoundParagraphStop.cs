using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>paragraph</c>: a blank line.</summary>
/// <param name="Location">The location in the source.</param>
public sealed record BoundParagraphStop(SourceLocation Location) : BoundStop(Location);

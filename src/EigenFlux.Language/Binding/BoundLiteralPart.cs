using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A literal piece of a text.</summary>
/// <param name="Value">The piece as the model reads it.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundLiteralPart(string Value, SourceLocation Location) : BoundTextPart(Location);

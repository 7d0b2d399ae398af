using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A text that is searched for in what is said: a display name, or a word of lore's <c>also</c>.</summary>
/// <param name="Text">The name.</param>
/// <param name="Owner">The declared name of whose display name it is; null for a word of <c>also</c>.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundName(string Text, string? Owner, SourceLocation Location);

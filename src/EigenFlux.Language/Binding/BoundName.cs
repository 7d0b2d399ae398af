using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A name that the text of turns is searched for: a display name, or a word of an <c>also</c> of lore.</summary>
/// <param name="Text">The name.</param>
/// <param name="Owner">The declared name with this display name; null for a word of <c>also</c>.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundName(string Text, string? Owner, SourceLocation Location);

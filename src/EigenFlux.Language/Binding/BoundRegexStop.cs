using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>/regex/</c>: the match is not part of the turn.</summary>
/// <param name="Pattern">The regex (.NET syntax, already checked) without its slashes.</param>
/// <param name="Location">The location in the source.</param>
public sealed record BoundRegexStop(string Pattern, SourceLocation Location) : BoundStop(Location);

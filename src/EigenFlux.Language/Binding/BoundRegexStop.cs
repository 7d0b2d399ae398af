using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary><c>/regex/</c>: the match is not part of the turn.</summary>
/// <param name="Pattern">The regex (.NET syntax, already checked) without its slashes.</param>
/// <param name="Location">Where it is written.</param>
public sealed record BoundRegexStop(string Pattern, SourceLocation Location) : BoundStop(Location);

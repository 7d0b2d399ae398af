using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>A regex of a program: as a type, as a stop, or after <c>~</c>. It is not validated yet.</summary>
/// <param name="Pattern">The regex (.NET syntax) without its slashes.</param>
/// <param name="Location">The location in the source.</param>
public readonly record struct BoundRegex(string Pattern, SourceLocation Location);

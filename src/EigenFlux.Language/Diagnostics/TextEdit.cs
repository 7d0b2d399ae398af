using EigenFlux.Language.Text;

namespace EigenFlux.Language.Diagnostics;

/// <summary>One change of a source text: what lies at the location is replaced.</summary>
public readonly record struct TextEdit(SourceLocation Location, string NewText);

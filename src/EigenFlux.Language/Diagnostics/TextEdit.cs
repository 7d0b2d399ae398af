using EigenFlux.Language.Text;

namespace EigenFlux.Language.Diagnostics;

/// <summary>A change of a source text: the text at the location is replaced.</summary>
public readonly record struct TextEdit(SourceLocation Location, string NewText);

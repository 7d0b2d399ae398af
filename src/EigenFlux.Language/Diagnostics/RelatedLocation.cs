using EigenFlux.Language.Text;

namespace EigenFlux.Language.Diagnostics;

/// <summary>Another place that a diagnostic is about, such as the first of two equal declarations.</summary>
public readonly record struct RelatedLocation(SourceLocation Location, string Message);

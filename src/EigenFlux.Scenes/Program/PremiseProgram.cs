using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>A premise: a universe that the text may be from.</summary>
/// <param name="Id">The name in the program.</param>
/// <param name="Of">The character whose definition the premise changes; null for a universe of its own.</param>
/// <param name="Brief">The shorter level of the text; null if there is none.</param>
/// <param name="Full">The fuller level of the text; null if there is none.</param>
/// <param name="Setting">The replacement for the scene's settings; null to keep them.</param>
/// <param name="Site">The location in the source.</param>
public sealed record PremiseProgram(string Id, string? Of, Expression? Brief, Expression? Full, Expression? Setting, SourceSite Site);

using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>A premise: a universe that the text may be from.</summary>
/// <param name="Id">Its name in the program.</param>
/// <param name="Of">The character whose definition it changes; null where it is a universe of its own.</param>
/// <param name="Brief">The shorter level of its text; null where there is none.</param>
/// <param name="Full">The fuller level; null where there is none.</param>
/// <param name="Setting">What takes the place of the scene's settings; null where they stay.</param>
/// <param name="Site">Where it was written.</param>
public sealed record PremiseProgram(string Id, string? Of, Expression? Brief, Expression? Full, Expression? Setting, SourceSite Site);

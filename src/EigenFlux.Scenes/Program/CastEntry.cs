using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>One entry of a scene's cast.</summary>
/// <param name="Who">A character: a constant, or a parameter.</param>
/// <param name="Model">The model it is cast on; null for the scene's.</param>
public sealed record CastEntry(Expression Who, Expression? Model)
{
    /// <summary>The place of the entry in the source.</summary>
    public SourceSite Site { get; init; }
}

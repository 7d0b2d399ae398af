using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>The header of a scene. What is null is not said, and the compiler decides.</summary>
/// <param name="Window">The whole budget in tokens.</param>
/// <param name="Reserve">The part of it kept free for generation, in tokens.</param>
/// <param name="LoreBudget">The most that lore may take, in tokens.</param>
/// <param name="Target">The name of the target.</param>
/// <param name="Deletion">The deletion policy.</param>
/// <param name="Cache">What deletion means for the cache.</param>
/// <param name="Cast">Who is cast, in the order of the source.</param>
/// <param name="Location">The name of the scene.</param>
public sealed record BoundSceneHeader(
    int? Window,
    int? Reserve,
    int? LoreBudget,
    string? Target,
    BoundDeletionPolicy? Deletion,
    BoundCacheMode Cache,
    ImmutableArray<BoundCastEntry> Cast,
    SourceLocation Location)
    : BoundNode(Location)
{
    /// <summary>Where the window is written, or the scene's name.</summary>
    public SourceLocation WindowLocation { get; init; } = Location;

    /// <summary>Where the target is written, or the scene's name.</summary>
    public SourceLocation TargetLocation { get; init; } = Location;

    /// <summary>Where the cache mode is written, or the scene's name.</summary>
    public SourceLocation CacheLocation { get; init; } = Location;
}

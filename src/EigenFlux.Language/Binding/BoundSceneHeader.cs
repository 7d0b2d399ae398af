using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Binding;

/// <summary>The header of a scene. The compiler decides each setting that is null.</summary>
/// <param name="Window">The entire budget in tokens.</param>
/// <param name="Reserve">The part of it kept free for generation, in tokens.</param>
/// <param name="LoreBudget">The maximum tokens of lore.</param>
/// <param name="Target">The name of the target.</param>
/// <param name="Deletion">The deletion policy.</param>
/// <param name="Cache">The treatment of the cache in a deletion.</param>
/// <param name="Cast">The cast, in the order of the source.</param>
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
    /// <summary>The latest part of the story that no definition displaces.</summary>
    public BoundStoryFloor? Floor { get; init; }

    /// <summary>The location of the window, or of the scene's name if it is omitted.</summary>
    public SourceLocation WindowLocation { get; init; } = Location;

    /// <summary>The location of the target, or of the scene's name if it is omitted.</summary>
    public SourceLocation TargetLocation { get; init; } = Location;

    /// <summary>The location of the cache mode, or of the scene's name if it is omitted.</summary>
    public SourceLocation CacheLocation { get; init; } = Location;
}

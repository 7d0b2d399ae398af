using EigenFlux.Language.Binding;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Compiler.Lowering;

/// <summary>Lowers what the header of a scene says of deletion: the policy, and the latest part of the story that is deleted last.</summary>
internal static class DeletionLowerer
{
    /// <summary>The deletion policy of a scene; entire segments if its header names none.</summary>
    /// <param name="header">The header of the scene.</param>
    /// <param name="scene">The scene's name in the image.</param>
    /// <param name="names">The names of the image.</param>
    /// <param name="report">Receives what is wrong with the author's scene that writes the summary.</param>
    public static DeletionSpec Lower(BoundSceneHeader header, string scene, ProgramNames names, LoweringReport report)
    {
        var spec = header.Deletion is not { } policy
            ? new DeletionSpec(DeletionKind.Turn)
            : new DeletionSpec(
                policy.Kind switch
                {
                    BoundDeletionKind.Token => DeletionKind.Token,
                    BoundDeletionKind.Block => DeletionKind.Block,
                    BoundDeletionKind.Summary => DeletionKind.Summary,
                    _ => DeletionKind.Turn,
                },
                policy.Block ?? 1,
                policy.LowWater / 100,
                policy.Kind == BoundDeletionKind.Summary ? Summarizers.Of(policy, scene, names, report) : null);
        return spec with { Floor = Lower(header.Floor) };
    }

    private static StoryFloor? Lower(BoundStoryFloor? floor) =>
        floor is null ? null : floor.IsInTokens ? new StoryFloor(0, floor.Size) : new StoryFloor(floor.Size, 0);
}

namespace EigenFlux.Runtime.Trajectories;

/// <summary>The state at one moment of a scene that is running, or waiting for a called scene. Immutable.</summary>
public sealed record SceneState
{
    /// <summary>The scene's name.</summary>
    public required string Scene { get; init; }

    /// <summary>The depth of the call; 0 for the entry scene.</summary>
    public required int Depth { get; init; }

    /// <summary>The address of the scene's own model.</summary>
    public required string Model { get; init; }

    /// <summary>The size of the scene's window, in tokens.</summary>
    public required int Window { get; init; }

    /// <summary>Whether the scene was called to summarise deleted text.</summary>
    public bool SumsUp { get; init; }

    /// <summary>The number of the scene's beat, from 0.</summary>
    public required int Beat { get; init; }

    /// <summary>The page-states of the scene, one for each of its models, with the scene's own model first.</summary>
    public required IReadOnlyList<PageState> Pages { get; init; }

    /// <summary>The page-state of the scene's own model.</summary>
    public PageState Page => Pages[0];
}

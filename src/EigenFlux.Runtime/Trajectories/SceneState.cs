namespace EigenFlux.Runtime.Trajectories;

/// <summary>A scene that is running at one moment, or that waits for one it has called. Immutable.</summary>
public sealed record SceneState
{
    /// <summary>The scene's name.</summary>
    public required string Scene { get; init; }

    /// <summary>How deeply it is called; 0 for the entry.</summary>
    public required int Depth { get; init; }

    /// <summary>The address of its own model.</summary>
    public required string Model { get; init; }

    /// <summary>Its window, in tokens.</summary>
    public required int Window { get; init; }

    /// <summary>Whether it was called to sum up what was deleted.</summary>
    public bool SumsUp { get; init; }

    /// <summary>The number of its beat, from 0.</summary>
    public required int Beat { get; init; }

    /// <summary>Its page-states, one for each model that has one: the scene's own first.</summary>
    public required IReadOnlyList<PageState> Pages { get; init; }

    /// <summary>The page-state of its own model.</summary>
    public PageState Page => Pages[0];
}

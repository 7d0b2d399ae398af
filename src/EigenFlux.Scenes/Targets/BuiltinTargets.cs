namespace EigenFlux.Scenes.Targets;

/// <summary>The targets that every host has. Each is in a file of its own.</summary>
public static partial class BuiltinTargets
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ITarget> All => [Screenplay, Novel, Chat, Transcript];

    /// <summary>A chat, laid out by the model's own template.</summary>
    public static ITarget Chat { get; } = new ChatTarget();
}

namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>The decisions of a plan about one definition.</summary>
/// <param name="Level">The index of the level of detail; -1 if the definition is never in the window.</param>
/// <param name="Pinned">Whether the definition is in the prefix instead of the stream.</param>
/// <param name="Covered">For each range of beats at which it is live, whether it is to be in the window then.</param>
/// <param name="Held">For each of these ranges, whether it is held in the window until the next.</param>
public sealed record DefinitionChoice(int Level, bool Pinned, IReadOnlyList<bool> Covered, IReadOnlyList<bool> Held)
{
    /// <summary>The definition is left out.</summary>
    public static DefinitionChoice Absent { get; } = new(-1, false, [], []);

    /// <summary>A definition in the prefix.</summary>
    public static DefinitionChoice InPrefix(int level) => new(level, true, [], []);

    /// <summary>
    /// Whether the definition is written directly before the first generated turn of a covered range, and deleted at the first beat after
    /// it, unless that is in a covered range too: it takes room no longer than it is live.
    /// </summary>
    public bool IsTransient { get; init; }

    /// <summary>Whether it is to be in the window in that range of beats.</summary>
    public bool Covers(int use) => Level >= 0 && (Pinned || Covered[use]);

    /// <summary>Whether it stays by the plan's will after that range of beats.</summary>
    public bool Holds(int use) => Level >= 0 && !Pinned && Held[use];

    /// <summary>Whether it is ever in the stream.</summary>
    public bool IsStreamed => Level >= 0 && !Pinned && Covered.Contains(true);
}

namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>The window of one audience in a scene in which not everyone sees everything.</summary>
public sealed record PlannedView
{
    /// <summary>The names of the audience, all of whom see the same texts. The narrator's view contains what everyone sees.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The private texts that are pinned in this view, with tokens: they are at the end, right before their owner speaks.</summary>
    public required IReadOnlyList<PlannedSegment> Secrets { get; init; }

    /// <summary>The segments of the story in it that not everyone sees, in the worst case.</summary>
    public required IReadOnlyList<string> Private { get; init; }

    /// <summary>
    /// The schedule of this window if every turn has its maximum length; entries are empty at beats that the audience does not see.
    /// </summary>
    public required IReadOnlyList<ScheduleEntry> Worst { get; init; }

    /// <summary>The schedule of this window if every turn has its expected length.</summary>
    public required IReadOnlyList<ScheduleEntry> Expected { get; init; }

    /// <summary>
    /// The first beat at which the story is shorter than it would be without <see cref="Secrets"/> while the owner speaks, and the maximum
    /// number of missing tokens; null if there is none.
    /// </summary>
    public Crowding? Crowded { get; init; }

    /// <summary>The tokens of <see cref="Secrets"/>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int SecretTokens => Secrets.Sum(segment => segment.Tokens.Max);
}

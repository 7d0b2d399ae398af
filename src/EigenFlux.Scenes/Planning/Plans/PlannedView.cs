namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>What some of those who are in a scene have in their window, where not everyone sees everything.</summary>
public sealed record PlannedView
{
    /// <summary>Whose view it is: those who see the same texts. The narrator has what everyone sees.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>What is pinned in it, and not in every view, with tokens: it stands at the end, right before its owner speaks.</summary>
    public required IReadOnlyList<PlannedSegment> Secrets { get; init; }

    /// <summary>The segments of the story in it that not everyone sees, in the worst case.</summary>
    public required IReadOnlyList<string> Private { get; init; }

    /// <summary>What happens to this window at each beat where every turn is as long as it may be; nothing at what it does not see.</summary>
    public required IReadOnlyList<ScheduleEntry> Worst { get; init; }

    /// <summary>What happens to this window at each beat where every turn is as long as turns are as a rule.</summary>
    public required IReadOnlyList<ScheduleEntry> Expected { get; init; }

    /// <summary>
    /// The first beat at which the story in it is shorter than it would be without <see cref="Secrets"/> while its owner speaks, and by how many
    /// tokens at the most; null where it never is.
    /// </summary>
    public Crowding? Crowded { get; init; }

    /// <summary>The tokens of <see cref="Secrets"/>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int SecretTokens => Secrets.Sum(segment => segment.Tokens.Max);
}

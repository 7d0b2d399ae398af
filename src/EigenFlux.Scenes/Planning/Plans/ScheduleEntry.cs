namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>The changes of the window at one beat.</summary>
/// <param name="Beat">The beat's number.</param>
/// <param name="Deleted">The segments that are deleted completely, in order.</param>
/// <param name="Cut">The segments that lose tokens and are not gone.</param>
/// <param name="Reinstated">The segments that are written again.</param>
/// <param name="Generated">The tokens generated up to the first deletion of the beat, or up to its end.</param>
/// <param name="Window">The tokens in the window after the beat.</param>
public sealed record ScheduleEntry(
    int Beat,
    IReadOnlyList<string> Deleted,
    IReadOnlyList<string> Cut,
    IReadOnlyList<string> Reinstated,
    int Generated,
    int Window)
{
    /// <summary>
    /// The definitions, and the summary, that are written before the beat's own text, in order. Those that are written again are among
    /// <see cref="Reinstated"/> too.
    /// </summary>
    public IReadOnlyList<WrittenDefinition> Written { get; init; } = [];

    /// <summary>
    /// The number of <see cref="Deleted"/> segments that are deleted before definitions are written; the others make room for the beat's
    /// own text, after notes were moved back to their places.
    /// </summary>
    public int DeletedFirst { get; init; }
}

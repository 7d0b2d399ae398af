namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>
/// The decisions of a plan at one beat about definitions in the stream, and about turns that are kept by a weight. Without a directive, live definitions are written, and may be
/// deleted after the beat.
/// </summary>
/// <param name="LeftOut">From this beat on, these are not written though they are live.</param>
/// <param name="Wanted">From this beat on, these are written again when they are live.</param>
/// <param name="Held">These stay after the beat, until the next at which they are live.</param>
public sealed record BeatDirective(IReadOnlyList<string> LeftOut, IReadOnlyList<string> Wanted, IReadOnlyList<string> Held)
{
    /// <summary>From this beat on, these turns are no longer kept by their weight, so the policy may delete them.</summary>
    public IReadOnlyList<string> Released { get; init; } = [];
}

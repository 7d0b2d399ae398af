using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>One step of the scene that writes to the window, in the order of the worst case.</summary>
/// <param name="Index">The zero-based number of the beat.</param>
/// <param name="Segment">The segment that it writes.</param>
/// <param name="Speaker">Who speaks; <c>narrator</c> or <c>scene</c> for texts that nobody says.</param>
/// <param name="Generated">Whether a model or a person says it, and not the author.</param>
/// <param name="Tokens">The number of tokens that the beat writes, including its frame.</param>
public sealed record PlannedBeat(int Index, string Segment, string Speaker, bool Generated, TokenRange Tokens)
{
    /// <summary>Whether a person says it.</summary>
    public bool Person { get; init; }

    /// <summary>The scene that a coalition plays to produce the beat; null if none.</summary>
    public string? Plays { get; init; }
}

using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>One step of the scene that writes to the window, in the order of the worst case.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Segment">The segment that it writes.</param>
/// <param name="Speaker">Who speaks; <c>narrator</c> or <c>scene</c> for texts that nobody says.</param>
/// <param name="Generated">Whether a model or a person says it, and not the author.</param>
/// <param name="Tokens">How many tokens it writes, its frame included.</param>
public sealed record PlannedBeat(int Index, string Segment, string Speaker, bool Generated, TokenRange Tokens)
{
    /// <summary>Whether a person says it.</summary>
    public bool Person { get; init; }

    /// <summary>The scene that a coalition plays to say it; null where none does.</summary>
    public string? Plays { get; init; }
}

using EigenFlux.Models.Contract;

namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>
/// What a premise changes in a scene's window, which is otherwise the scene's own: the prefix, the definition of one character where it
/// comes in while the story runs, and the settings.
/// </summary>
public sealed record PremisePlan
{
    /// <summary>The premise's name.</summary>
    public required string Premise { get; init; }

    /// <summary>The character whose definition it changes; null for none.</summary>
    public required string? Of { get; init; }

    /// <summary>The tokens that take the place of the scene's prefix.</summary>
    public required IReadOnlyList<TokenId> Prefix { get; init; }

    /// <summary>What takes the place of the character's definition in the stream, by the text that the scene writes.</summary>
    public required IReadOnlyDictionary<string, TokenId[]> Definitions { get; init; }

    /// <summary>What takes the place of each setting; null where settings stay.</summary>
    public required TokenId[]? Setting { get; init; }

    /// <summary>By how many tokens its window may be longer than the scene's.</summary>
    public required int Excess { get; init; }
}

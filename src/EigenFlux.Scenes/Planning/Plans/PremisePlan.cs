using EigenFlux.Models.Contract;

namespace EigenFlux.Scenes.Planning.Plans;

/// <summary>The changes of a premise to a scene's window: the prefix, the definition of one character in the stream, and the settings.</summary>
public sealed record PremisePlan
{
    /// <summary>The premise's name.</summary>
    public required string Premise { get; init; }

    /// <summary>The character whose definition the premise replaces; null for none.</summary>
    public required string? Of { get; init; }

    /// <summary>The tokens that replace the scene's prefix.</summary>
    public required IReadOnlyList<TokenId> Prefix { get; init; }

    /// <summary>The tokens that replace the character's definition in the stream, by the text that the scene writes.</summary>
    public required IReadOnlyDictionary<string, TokenId[]> Definitions { get; init; }

    /// <summary>The tokens that replace each setting; null if settings stay.</summary>
    public required TokenId[]? Setting { get; init; }

    /// <summary>The maximum number of tokens by which the premise's window is longer than the scene's.</summary>
    public required int Excess { get; init; }
}

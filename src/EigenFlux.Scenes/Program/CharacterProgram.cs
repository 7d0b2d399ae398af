using System.Text.Json.Serialization;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>A character or coalition with its inherited parts.</summary>
/// <param name="Id">The name in the program.</param>
/// <param name="Display">The display name.</param>
/// <param name="Brief">The brief text of the definition; null if there is none.</param>
/// <param name="Full">The full text of the definition; null if there is none.</param>
/// <param name="Voice">The way of speaking; null if none is declared.</param>
/// <param name="Facts">The facts about the character.</param>
/// <param name="Lines">Lines it has said: evidence of the voice.</param>
/// <param name="Weight">The cost of the definition's absence while it is live; 1 by default.</param>
/// <param name="Members">A coalition's members, by their names; empty for a character.</param>
/// <param name="Site">The place of the declaration in the source.</param>
public sealed record CharacterProgram(
    string Id,
    string Display,
    Expression? Brief,
    Expression? Full,
    Expression? Voice,
    IReadOnlyList<Expression> Facts,
    IReadOnlyList<Expression> Lines,
    double Weight,
    IReadOnlyList<string> Members,
    SourceSite Site)
{
    /// <summary>The scene that a coalition plays as its turn; null if the character speaks itself.</summary>
    public PlayProgram? Plays { get; init; }

    /// <summary>The private texts, pinned in this character's window only.</summary>
    public IReadOnlyList<Expression> Knows { get; init; } = [];

    /// <summary>The names that refer to the character in texts.</summary>
    [JsonIgnore]
    public IEnumerable<string> Names => [Id, Display];

    /// <summary>The members of a coalition; empty for a character.</summary>
    public static IReadOnlyList<FluxValue> MembersOf(
        FluxValue.Character coalition, IReadOnlyDictionary<string, CharacterProgram> characters) =>
        characters.GetValueOrDefault(coalition.Id)?.Members is { } members
            ? [.. members.Select(id => new FluxValue.Character(id, characters[id].Display))]
            : [];
}

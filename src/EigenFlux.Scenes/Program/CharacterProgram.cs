using System.Text.Json.Serialization;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>A character or coalition, with what it inherits resolved.</summary>
/// <param name="Id">Its name in the program.</param>
/// <param name="Display">Its name in prose.</param>
/// <param name="Brief">The shorter level of its definition; null where there is none.</param>
/// <param name="Full">The fuller level; null where there is none.</param>
/// <param name="Voice">How it speaks; null where nothing is said.</param>
/// <param name="Facts">What is true of it.</param>
/// <param name="Lines">Lines it has said: evidence of the voice.</param>
/// <param name="Weight">What the absence of its definition costs while it is live; 1 unless the author says otherwise.</param>
/// <param name="Members">A coalition's members, by their names; empty for a character.</param>
/// <param name="Site">Where it was written.</param>
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
    /// <summary>The scene whose result is its turn; null where it speaks itself.</summary>
    public PlayProgram? Plays { get; init; }

    /// <summary>What it alone knows: pinned in its own window, and in no other.</summary>
    public IReadOnlyList<Expression> Knows { get; init; } = [];

    /// <summary>By what it is named in texts.</summary>
    [JsonIgnore]
    public IEnumerable<string> Names => [Id, Display];

    /// <summary>The members of a coalition; empty for a character.</summary>
    public static IReadOnlyList<FluxValue> MembersOf(
        FluxValue.Character coalition, IReadOnlyDictionary<string, CharacterProgram> characters) =>
        characters.GetValueOrDefault(coalition.Id)?.Members is { } members
            ? [.. members.Select(id => new FluxValue.Character(id, characters[id].Display))]
            : [];
}

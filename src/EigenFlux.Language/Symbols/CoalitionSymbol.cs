using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A composite that is cast and speaks like a character.</summary>
public sealed class CoalitionSymbol(string name, SourceLocation declaration, string? documentation)
    : SpeakerSymbol(name, declaration, documentation)
{
    /// <summary>Its members as declared: characters, or other coalitions.</summary>
    public ImmutableArray<SpeakerSymbol> Members { get; internal set; } = [];

    /// <summary>The scene whose result is its turn (<c>plays</c>), or null where it speaks with one voice.</summary>
    public SceneSymbol? Plays { get; internal set; }

    /// <summary>Where that scene is named; null where none is.</summary>
    public SourceLocation? PlaysLocation { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => "coalition";
}

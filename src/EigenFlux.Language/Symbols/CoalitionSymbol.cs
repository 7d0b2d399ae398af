using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A composite that is cast and speaks like a character.</summary>
public sealed class CoalitionSymbol(string name, SourceLocation declaration, string? documentation)
    : SpeakerSymbol(name, declaration, documentation)
{
    /// <summary>The declared members: characters, or other coalitions.</summary>
    public ImmutableArray<SpeakerSymbol> Members { get; internal set; } = [];

    /// <summary>The scene whose result is the coalition's turn (<c>plays</c>); null if the coalition speaks with one voice.</summary>
    public SceneSymbol? Plays { get; internal set; }

    /// <summary>The place that names the played scene; null if there is none.</summary>
    public SourceLocation? PlaysLocation { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => "coalition";
}

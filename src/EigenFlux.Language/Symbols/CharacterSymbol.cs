using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A character.</summary>
public sealed class CharacterSymbol(string name, SourceLocation declaration, string? documentation)
    : SpeakerSymbol(name, declaration, documentation)
{
    /// <summary>The character or coalition from which this one inherits its parts; null if there is none.</summary>
    public SpeakerSymbol? Base { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => "character";
}

using System.Collections.Immutable;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A member of a cast that can speak: a character or a coalition. Its parts include inherited ones.</summary>
public abstract class SpeakerSymbol(string name, SourceLocation declaration, string? documentation)
    : Symbol(name, declaration, documentation)
{
    /// <summary>The name of the speaker in the story; by default the declared name. Never inherited.</summary>
    public string DisplayName { get; internal set; } = name;

    /// <summary>Whether a display name is written.</summary>
    public bool HasDisplayName { get; internal set; }

    /// <summary>The shortest level of its definition.</summary>
    public BoundText? Brief { get; internal set; }

    /// <summary>The longest level of its definition.</summary>
    public BoundText? Full { get; internal set; }

    /// <summary>The speaker's way of speaking.</summary>
    public BoundText? Voice { get; internal set; }

    /// <summary>Example lines, in the order of the source.</summary>
    public ImmutableArray<BoundText> Lines { get; internal set; } = [];

    /// <summary>The facts about the speaker.</summary>
    public ImmutableArray<BoundText> Facts { get; internal set; } = [];

    /// <summary>The pinned texts that only this speaker sees.</summary>
    public ImmutableArray<BoundText> Knows { get; internal set; } = [];

    /// <summary>The cost of the definition's absence, relative to 1; null if none is declared.</summary>
    public double? Weight { get; internal set; }

    /// <inheritdoc/>
    public override FluxType Type => FluxType.Character;
}

using System.Collections.Immutable;
using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>What can be cast and speak: a character or a coalition. Its parts are those after inheritance.</summary>
public abstract class SpeakerSymbol(string name, SourceLocation declaration, string? documentation)
    : Symbol(name, declaration, documentation)
{
    /// <summary>How the story calls it; the name where none is given. Never inherited.</summary>
    public string DisplayName { get; internal set; } = name;

    /// <summary>Whether a display name is written.</summary>
    public bool HasDisplayName { get; internal set; }

    /// <summary>The shortest level of its definition.</summary>
    public BoundText? Brief { get; internal set; }

    /// <summary>The longest level of its definition.</summary>
    public BoundText? Full { get; internal set; }

    /// <summary>How it talks.</summary>
    public BoundText? Voice { get; internal set; }

    /// <summary>Example lines, in the order of the source.</summary>
    public ImmutableArray<BoundText> Lines { get; internal set; } = [];

    /// <summary>What is true of it.</summary>
    public ImmutableArray<BoundText> Facts { get; internal set; } = [];

    /// <summary>What it alone sees, pinned.</summary>
    public ImmutableArray<BoundText> Knows { get; internal set; } = [];

    /// <summary>How much its absence costs, relative to 1; null where none is given.</summary>
    public double? Weight { get; internal set; }

    /// <inheritdoc/>
    public override FluxType Type => FluxType.Character;
}

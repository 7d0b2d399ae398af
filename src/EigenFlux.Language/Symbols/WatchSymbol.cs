using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>The amplitudes of some premises while a character speaks.</summary>
public sealed class WatchSymbol(string name, SourceLocation declaration) : Symbol(name, declaration)
{
    /// <summary>The watched speaker: a <see cref="SpeakerSymbol"/>, or a parameter or loop variable that refers to one.</summary>
    public Symbol? Watched { get; internal set; }

    /// <summary>The premises, in the order of the source.</summary>
    public ImmutableArray<PremiseSymbol> Premises { get; internal set; } = [];

    /// <summary>Whether the program reads <c>a.rest</c> somewhere.</summary>
    public bool ReadsRest { get; internal set; }

    /// <summary>Whether every premise that is written was found.</summary>
    internal bool IsWhole { get; init; }

    /// <inheritdoc/>
    public override string KindName => "watch";

    /// <inheritdoc/>
    public override FluxType Type => FluxType.Watch;
}

using EigenFlux.Language.Binding;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A rival hypothesis about the universe that the text is from.</summary>
public sealed class PremiseSymbol(string name, SourceLocation declaration, string? documentation)
    : Symbol(name, declaration, documentation)
{
    /// <summary>The character or coalition whose definition the premise replaces; null if it concerns the entire universe.</summary>
    public SpeakerSymbol? Of { get; internal set; }

    /// <summary>The short definition under this premise.</summary>
    public BoundText? Brief { get; internal set; }

    /// <summary>The definition under this premise.</summary>
    public BoundText? Full { get; internal set; }

    /// <summary>The setting under this premise.</summary>
    public BoundText? Setting { get; internal set; }

    /// <summary>The probability before any evidence, in [0, 1]; null if none is declared.</summary>
    public double? Prior { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => "premise";

    /// <inheritdoc/>
    public override FluxType Type => FluxType.Premise;
}

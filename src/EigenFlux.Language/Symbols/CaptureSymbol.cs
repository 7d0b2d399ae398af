using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A captured turn, or the result of a call, of one scene. Before its first turn it is empty text.</summary>
public sealed class CaptureSymbol(string name, SourceLocation declaration) : Symbol(name, declaration)
{
    private FluxType _type = FluxType.Text;

    /// <summary>The called scene, if the capture is the result of a call; null if it is a turn.</summary>
    public SceneSymbol? ResultOf { get; internal set; }

    /// <summary>Every place that writes it, in the order of the source.</summary>
    public ImmutableArray<SourceLocation> Writes { get; internal set; } = [];

    /// <summary>Whether the scene reads the probability of an alternative of this capture (<c>.p</c>).</summary>
    public bool ReadsProbabilities { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => ResultOf is null ? "captured turn" : "result";

    /// <summary>The type of one turn (text if none is declared), or the result of a scene.</summary>
    public override FluxType Type => _type;

    internal void SetType(FluxType type) => _type = type;
}

using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A captured turn, or the result of a call, of one scene. Before its first turn it is empty text.</summary>
public sealed class CaptureSymbol(string name, SourceLocation declaration) : Symbol(name, declaration)
{
    private FluxType _type = FluxType.Text;

    /// <summary>The scene that is called, where it is a call's result; null where it is a turn.</summary>
    public SceneSymbol? ResultOf { get; internal set; }

    /// <summary>Every place that writes it, in the order of the source.</summary>
    public ImmutableArray<SourceLocation> Writes { get; internal set; } = [];

    /// <summary>Whether its scene asks how probable an alternative of it was (<c>.p</c>).</summary>
    public bool ReadsProbabilities { get; internal set; }

    /// <inheritdoc/>
    public override string KindName => ResultOf is null ? "captured turn" : "result";

    /// <summary>The type of one turn (text where none is written), or the result of a scene.</summary>
    public override FluxType Type => _type;

    internal void SetType(FluxType type) => _type = type;
}

using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A model and its sampler settings.</summary>
public sealed class ModelSymbol(string name, SourceLocation declaration, string? documentation)
    : Symbol(name, declaration, documentation)
{
    /// <summary>Where the model is, its base's where it has one.</summary>
    public string Uri { get; internal set; } = "";

    /// <summary>Where <see cref="Uri"/> is written.</summary>
    public SourceLocation UriLocation { get; internal set; }

    /// <summary>The model that it is a variant of, or null.</summary>
    public ModelSymbol? Base { get; internal set; }

    /// <summary>Its settings with those of its base that it does not give again; each name once.</summary>
    public ImmutableArray<ModelSetting> Settings { get; internal set; } = [];

    /// <inheritdoc/>
    public override string KindName => "model";

    /// <inheritdoc/>
    public override FluxType Type => FluxType.Model;
}

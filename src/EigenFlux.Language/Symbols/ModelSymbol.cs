using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Symbols;

/// <summary>A model and its sampler settings.</summary>
public sealed class ModelSymbol(string name, SourceLocation declaration, string? documentation)
    : Symbol(name, declaration, documentation)
{
    /// <summary>The URI of the model; inherited from the base if there is one.</summary>
    public string Uri { get; internal set; } = "";

    /// <summary>The location of <see cref="Uri"/> in the source.</summary>
    public SourceLocation UriLocation { get; internal set; }

    /// <summary>The model that it is a variant of, or null.</summary>
    public ModelSymbol? Base { get; internal set; }

    /// <summary>The settings of the model and the inherited settings that it does not override; each name occurs once.</summary>
    public ImmutableArray<ModelSetting> Settings { get; internal set; } = [];

    /// <inheritdoc/>
    public override string KindName => "model";

    /// <inheritdoc/>
    public override FluxType Type => FluxType.Model;
}

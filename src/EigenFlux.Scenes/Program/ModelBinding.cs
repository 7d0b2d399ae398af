using EigenFlux.Models.Opening;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>Finds the models of a program by the values that name them.</summary>
public static class ModelBinding
{
    /// <summary>Puts a URI in the place of a model's, of every other at the same address, and of the default.</summary>
    /// <param name="known">The models.</param>
    /// <param name="own">The model whose URI is replaced.</param>
    /// <param name="uri">The new URI.</param>
    /// <param name="folder">The folder that a relative path in it starts from.</param>
    public static IReadOnlyDictionary<string, ModelProgram> Replace(
        IReadOnlyDictionary<string, ModelProgram> known, ModelProgram own, string uri, string folder) => known.Values.ToDictionary(
        model => model.Name,
        model => model.Name == ModelProgram.DefaultName || SameAddress(model, own) ? model with { Uri = uri, BaseFolder = folder } : model,
        StringComparer.Ordinal);

    private static bool SameAddress(ModelProgram left, ModelProgram right) => left.Uri == right.Uri
        && (left.BaseFolder == right.BaseFolder || ModelUri.Parse(left.Uri).Scheme == "builtin");

    /// <summary>The model that a value names; the default model if the value names no known model.</summary>
    public static ModelProgram Find(IReadOnlyDictionary<string, ModelProgram> known, FluxValue value) =>
        Evaluator.Single(value) is FluxValue.Model model && known.TryGetValue(model.Name, out var found)
            ? found
            : known[ModelProgram.DefaultName];
}

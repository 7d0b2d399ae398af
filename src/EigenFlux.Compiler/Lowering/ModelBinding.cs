using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Values;
using EigenFlux.Models.Opening;
using EigenFlux.Models.Sampling;

namespace EigenFlux.Compiler.Lowering;

/// <summary>
/// Decides which URI each model of a program has: the command line's goes in the place of the scene's own, and of every other model
/// of the program at the same address, so that a variant with other settings stays a variant.
/// </summary>
public static class ModelBinding
{
    /// <summary>The program's models under their names, the one for scenes that name none under the empty name.</summary>
    internal static IReadOnlyDictionary<string, ModelProgram> Bind(
        LoweredProgram program,
        SceneProgram entry,
        Evaluator evaluator,
        IReadOnlyDictionary<string, FluxValue> arguments,
        CompileOptions options)
    {
        var known = new Dictionary<string, ModelProgram>(program.Models, StringComparer.Ordinal)
        {
            [ModelProgram.DefaultName] = new ModelProgram(
                ModelProgram.DefaultName, CompileOptions.DefaultModel, options.BaseFolder, SamplerSettings.Default, null),
        };
        foreach (var uri in arguments.Values
            .SelectMany(value => value is FluxValue.List list ? list.Items : [value])
            .OfType<FluxValue.Model>().Select(model => model.Name))
        {
            // An argument may be a model of the program or a URI of its own.
            if (uri != FluxValue.Model.Input)
            {
                known.TryAdd(uri, new ModelProgram(uri, uri, options.BaseFolder, SamplerSettings.Default, null));
            }
        }

        return options.Model is { } replacement
            ? Replace(known, Find(known, evaluator.Evaluate(entry.Model)), replacement, options.BaseFolder)
            : known;
    }

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

    /// <summary>The model that a value names; the default one where it names none that is known.</summary>
    public static ModelProgram Find(IReadOnlyDictionary<string, ModelProgram> known, FluxValue value) =>
        Evaluator.Single(value) is FluxValue.Model model && known.TryGetValue(model.Name, out var found)
            ? found
            : known[ModelProgram.DefaultName];
}

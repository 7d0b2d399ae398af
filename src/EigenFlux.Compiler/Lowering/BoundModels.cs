using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Values;
using EigenFlux.Models.Sampling;

namespace EigenFlux.Compiler.Lowering;

/// <summary>
/// Decides which URI each model of a program has: the command line's goes in the place of the scene's own, and of every other model
/// of the program at the same address, so that a variant with other settings stays a variant.
/// </summary>
internal static class BoundModels
{
    /// <summary>The program's models under their names, the one for scenes that name none under the empty name.</summary>
    public static IReadOnlyDictionary<string, ModelProgram> Of(
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
            ? ModelBinding.Replace(known, ModelBinding.Find(known, evaluator.Evaluate(entry.Model)), replacement, options.BaseFolder)
            : known;
    }
}

using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Lowering;

/// <summary>
/// Decides which URI each model of a program has: the command line's goes in the place of the scene's own, and of every other model
/// of the program at the same address, so that a variant with other settings stays a variant.
/// </summary>
internal static class BoundModels
{
    /// <summary>The program's models under their names, the one for scenes that name none under the empty name.</summary>
    /// <param name="program">The program.</param>
    /// <param name="entry">The scene that is compiled.</param>
    /// <param name="evaluator">Knows the values at the top of the files and the scene's arguments.</param>
    /// <param name="arguments">The scene's arguments.</param>
    /// <param name="uri">The URI of the model for scenes that name none.</param>
    /// <param name="replacement">The URI in the place of the scene's own; null for the scene's.</param>
    /// <param name="folder">The folder that relative paths in the two URIs start from.</param>
    public static IReadOnlyDictionary<string, ModelProgram> Of(
        LoweredProgram program,
        SceneProgram entry,
        Evaluator evaluator,
        IReadOnlyDictionary<string, FluxValue> arguments,
        string uri,
        string? replacement,
        string folder)
    {
        var known = new Dictionary<string, ModelProgram>(program.Models, StringComparer.Ordinal)
        {
            [ModelProgram.DefaultName] = new ModelProgram(ModelProgram.DefaultName, uri, folder, SamplerSettings.Default, null),
        };
        foreach (var named in arguments.Values
            .SelectMany(value => value is FluxValue.List list ? list.Items : [value])
            .OfType<FluxValue.Model>().Select(model => model.Name))
        {
            // An argument may be a model of the program or a URI of its own.
            if (named != FluxValue.Model.Input)
            {
                known.TryAdd(named, new ModelProgram(named, named, folder, SamplerSettings.Default, null));
            }
        }

        return replacement is not null
            ? ModelBinding.Replace(known, ModelBinding.Find(known, evaluator.Evaluate(entry.Model)), replacement, folder)
            : known;
    }
}

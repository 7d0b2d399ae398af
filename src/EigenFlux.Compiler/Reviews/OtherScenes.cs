using EigenFlux.Compiler.Lowering;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Reviews;

/// <summary>The scenes other than the entry scene that run because they are called, played or summarise, with the context of each layout.</summary>
/// <param name="models">Describes models.</param>
/// <param name="scenes">The program's scenes, by name.</param>
/// <param name="known">Its models.</param>
/// <param name="targets">The targets of the scenes.</param>
/// <param name="entry">What the entry scene is laid out for.</param>
internal sealed class OtherScenes(
    IModelSource models,
    IReadOnlyDictionary<string, SceneProgram> scenes,
    IReadOnlyDictionary<string, ModelProgram> known,
    IReadOnlyDictionary<string, TargetData> targets,
    SceneContext entry)
{
    /// <summary>All scenes of the program, by name.</summary>
    public IReadOnlyDictionary<string, SceneProgram> Programs => scenes;

    /// <summary>What the entry scene is laid out for.</summary>
    public SceneContext Entry => entry;

    /// <summary>The model that a value names; the default one where it names none.</summary>
    public ModelProgram ModelOf(FluxValue value) => ModelBinding.Find(known, value);

    /// <summary>What a scene is laid out for: its own target and model, and else what the entry scene has.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="model">The model that it runs on.</param>
    /// <param name="arguments">All of its arguments.</param>
    public SceneContext ContextOf(SceneProgram scene, ModelProgram model, IReadOnlyDictionary<string, FluxValue> arguments)
    {
        var facts = models.Describe(model);
        return entry with
        {
            Arguments = arguments,
            Target = new TargetWriter(targets[scene.Name]),
            Tokenizer = facts.Tokenizer,
            MaximumWindow = facts.Info.MaximumWindow,
            HasProbabilities = facts.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities),
        };
    }
}

using EigenFlux.Scenes.Image;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Loop;

/// <summary>Who speaks for the characters of a scene: a model, or a person.</summary>
internal sealed class SceneCast
{
    private readonly FluxImage image;
    private readonly IReadOnlyDictionary<string, FluxValue?> cast;

    /// <param name="image">The program.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="evaluator">Knows its arguments.</param>
    public SceneCast(FluxImage image, SceneProgram scene, Evaluator evaluator)
    {
        this.image = image;
        cast = Casting.Of(scene, evaluator);
        Model = ModelBinding.Find(image.Models, evaluator.Evaluate(scene.Model));
    }

    /// <summary>The scene's own model, which speaks for all who are cast on nothing else.</summary>
    public ModelProgram Model { get; }

    /// <summary>The characters of the scene, by id.</summary>
    public IEnumerable<string> Names => cast.Keys;

    /// <summary>Whether a model is a person.</summary>
    public static bool IsPerson(FluxValue model) => Evaluator.Single(model) is FluxValue.Model { Name: FluxValue.Model.Input };

    /// <summary>What a speaker is cast on.</summary>
    public FluxValue Of(FluxValue.Character speaker) => cast.GetValueOrDefault(speaker.Id) ?? new FluxValue.Model(Model.Name);

    /// <summary>The model of a program by its value.</summary>
    public ModelProgram Find(FluxValue model) => ModelBinding.Find(image.Models, model);

    /// <summary>The model in whose window a character is watched.</summary>
    public ModelProgram Watched(FluxValue.Character who) => cast.GetValueOrDefault(who.Id) is { } own && !IsPerson(own) ? Find(own) : Model;

    /// <summary>The labels with which the characters of the scene and the narrator begin their turns.</summary>
    public IEnumerable<string> Labels(TargetWriter writer) => cast.Keys
        .Select(id => image.Characters[id].Display)
        .Select(display => writer.Label(display))
        .Append(writer.Label(null))
        .OfType<string>();
}

using System.Text.Json.Serialization;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Image;

/// <summary>A compiled program: everything that the runtime needs to run one scene with its arguments on one model.</summary>
public sealed record FluxImage
{
    /// <summary>The version of the format that this library writes and reads.</summary>
    public const int CurrentVersion = 4;

    /// <summary>The format name at the beginning of an image file.</summary>
    public const string FormatName = "eigenflux-image";

    /// <summary>Always <see cref="FormatName"/>.</summary>
    public string Format { get; init; } = FormatName;

    /// <summary>The version of the format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The path of the program's entry file, as the user wrote it.</summary>
    public required string Program { get; init; }

    /// <summary>The scene to run.</summary>
    public required string Scene { get; init; }

    /// <summary>The scene's arguments, including defaults for omitted ones, except defaults that are drawn in a run.</summary>
    public required IReadOnlyDictionary<string, FluxValue> Arguments { get; init; }

    /// <summary>The fingerprint of the tokenizer that the plan was made with.</summary>
    public required string TokenizerFingerprint { get; init; }

    /// <summary>The models that the program names, and under the empty name the one for scenes that name none.</summary>
    public required IReadOnlyDictionary<string, ModelProgram> Models { get; init; }

    /// <summary>The targets of the scenes that can be reached, by scene: a chat target differs by model.</summary>
    public required IReadOnlyDictionary<string, TargetData> Targets { get; init; }

    /// <summary>The characters and coalitions, by name.</summary>
    public required IReadOnlyDictionary<string, CharacterProgram> Characters { get; init; }

    /// <summary>The lore, by name.</summary>
    public IReadOnlyDictionary<string, LoreProgram> Lore { get; init; } = new Dictionary<string, LoreProgram>();

    /// <summary>The premises, by name.</summary>
    public IReadOnlyDictionary<string, PremiseProgram> Premises { get; init; } = new Dictionary<string, PremiseProgram>();

    /// <summary>The values at the top of the program's files, in the order of their computation at the start of a run.</summary>
    public required IReadOnlyList<Instruction.Assign> Globals { get; init; }

    /// <summary>The model that <see cref="Scene"/> runs on.</summary>
    [JsonIgnore]
    public ModelProgram EntryModel => ModelBinding.Find(Models, Scenes[Scene].Model switch
    {
        Expression.Constant constant => constant.Value,
        Expression.Variable variable => Arguments.GetValueOrDefault(variable.Name) ?? FluxValue.Empty,
        _ => FluxValue.Empty,
    });

    /// <summary>The scenes that can be reached, by name.</summary>
    public required IReadOnlyDictionary<string, SceneProgram> Scenes { get; init; }

    /// <summary>The costs of the scenes that the entry scene calls and that its coalitions play, by name.</summary>
    public IReadOnlyList<SceneCost> Costs { get; init; } = [];

    /// <summary>Whether the program reads probabilities of turns, so models must supply them.</summary>
    public bool ReadsLogProbabilities { get; init; }

    /// <summary>What definitions and the story are worth in layouts; null for the default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LayoutWeights? Weights { get; init; }

    /// <summary>The layout of <see cref="Scene"/>.</summary>
    public required ScenePlan Plan { get; init; }
}

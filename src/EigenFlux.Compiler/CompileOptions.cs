using EigenFlux.Compiler.Profiles;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler;

/// <summary>The options of a compilation.</summary>
public sealed record CompileOptions
{
    /// <summary>The URI of the default model, used if neither the program nor the host names one.</summary>
    public const string DefaultModel = "builtin:mini";

    /// <summary>The scene; null for the last one of the entry file.</summary>
    public string? Scene { get; init; }

    /// <summary>The scene's arguments, as they are written on a command line.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>Arguments as values, which go before those that are written.</summary>
    public IReadOnlyDictionary<string, FluxValue> Values { get; init; } = new Dictionary<string, FluxValue>();

    /// <summary>The URI of the model, instead of the scene's; null for the scene's.</summary>
    public string? Model { get; init; }

    /// <summary>The chat template, instead of the model's; null for the model's.</summary>
    public string? Template { get; init; }

    /// <summary>The scene's window, in tokens, instead of the one that the program gives; null for the program's.</summary>
    public int? Window { get; init; }

    /// <summary>What definitions and the story are worth in layouts; null for <see cref="Profiles"/>.</summary>
    public LayoutWeights? Weights { get; init; }

    /// <summary>
    /// What the program's texts were measured to be worth, by model; null for the default weights. A <see cref="T:EigenFlux.Workspace"/> reads
    /// the file next to the program.
    /// </summary>
    public WeightsFile? Profiles { get; init; }

    /// <summary>The folder that a relative path in <see cref="Model"/> starts from.</summary>
    public string BaseFolder { get; init; } = ".";
}

using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <summary>The context of a layout: the model, the target and the program that a scene is laid out for.</summary>
public sealed record SceneContext
{
    /// <summary>The program's characters and coalitions, by name.</summary>
    public required IReadOnlyDictionary<string, CharacterProgram> Characters { get; init; }

    /// <summary>The program's lore, by name.</summary>
    public IReadOnlyDictionary<string, LoreProgram> Lore { get; init; } = new Dictionary<string, LoreProgram>();

    /// <summary>The values at the top of the program's files, as they are in this run.</summary>
    public required IReadOnlyDictionary<string, FluxValue> Globals { get; init; }

    /// <summary>The scene's arguments, those left out with their defaults.</summary>
    public required IReadOnlyDictionary<string, FluxValue> Arguments { get; init; }

    /// <summary>The target.</summary>
    public required TargetWriter Target { get; init; }

    /// <summary>The tokenizer of the model that the scene runs on.</summary>
    public required ITokenizer Tokenizer { get; init; }

    /// <summary>The largest window that the model was made for.</summary>
    public required int MaximumWindow { get; init; }

    /// <summary>What definitions and the story are worth.</summary>
    public LayoutWeights Weights { get; init; } = LayoutWeights.Default;

    /// <summary>Whether to search for numbers that fix the problems of a plan, which needs more plans.</summary>
    public bool Advises { get; init; } = true;

    /// <summary>Ends the unrolling of the scene, the search for a plan and its simulations.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether the model gives probabilities, so a choice is made among all of its alternatives at once.</summary>
    public bool HasProbabilities { get; init; } = true;
}

using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Program;

/// <summary>A scene, compiled but not yet laid out: that needs its arguments and the model's tokenizer.</summary>
public sealed record SceneProgram
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it was written.</summary>
    public required SourceSite Site { get; init; }

    /// <summary>Its parameters.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>The model it runs on: a name of <see cref="SceneProgram"/>, or a parameter.</summary>
    public required Expression Model { get; init; }

    /// <summary>The most tokens in the window; null where the author does not say.</summary>
    public required int? Window { get; init; }

    /// <summary>The tokens of the window that are kept free for generation; null where the author does not say.</summary>
    public required int? Reserve { get; init; }

    /// <summary>The most tokens that lore may take; null where the author does not say.</summary>
    public int? LoreBudget { get; init; }

    /// <summary>The target's name.</summary>
    public required string Target { get; init; }

    /// <summary>The deletion policy.</summary>
    public required DeletionSpec Deletion { get; init; }

    /// <summary>What a deletion does to the cache.</summary>
    public required CacheMode Cache { get; init; }

    /// <summary>Who is cast.</summary>
    public required IReadOnlyList<CastEntry> Cast { get; init; }

    /// <summary>The pins, in order; without captures.</summary>
    public required IReadOnlyList<PinProgram> Pins { get; init; }

    /// <summary>The statements after the pins.</summary>
    public required IReadOnlyList<Instruction> Body { get; init; }
}

using EigenFlux.Models.Contract;

namespace EigenFlux.Scenes.Program;

/// <summary>A model that a program names.</summary>
/// <param name="Name">The name in the program.</param>
/// <param name="Uri">The URI of the model.</param>
/// <param name="BaseFolder">The folder that a relative path in the URI starts from.</param>
/// <param name="Sampler">The sampler settings of its turns.</param>
/// <param name="Template">The chat template named by the author; null for the model's own.</param>
public sealed record ModelProgram(string Name, string Uri, string BaseFolder, SamplerSettings Sampler, string? Template)
{
    /// <summary>The name of the default model, used if the program names none.</summary>
    public const string DefaultName = "";

    /// <summary>The texts that end every free turn of the model, as <c>until "text"</c> does.</summary>
    public IReadOnlyList<string> Stops { get; init; } = [];

    /// <summary>The names of the sampler settings that the author gave.</summary>
    public IReadOnlyList<string> GivenSettings { get; init; } = [];
}

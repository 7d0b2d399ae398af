using EigenFlux.Models.Contract;

namespace EigenFlux.Scenes.Targets;

/// <summary>
/// A target: how a scene's segments become text, for one family of models. <see cref="TargetData"/> is one that is the same for every
/// model; a target that differs by model makes its data for the one that it is asked for.
/// </summary>
public interface ITarget
{
    /// <summary>The name that <c>target</c> takes.</summary>
    string Name { get; }

    /// <summary>The target's data for a scene and its model.</summary>
    /// <exception cref="TargetException">The target does not support this model.</exception>
    /// <exception cref="ModelException">The model's chat template does not do.</exception>
    TargetData For(TargetRequest request);
}

namespace EigenFlux.Models.Contract;

/// <summary>A context whose sessions can be steered by a control vector: a direction that is added to the hidden state after each layer.</summary>
public interface ISteerable
{
    /// <summary>The length of one layer's direction: the model's width.</summary>
    int SteeringWidth { get; }

    /// <summary>The number of layers that have a direction: all but the first.</summary>
    int SteeringLayers { get; }

    /// <summary>
    /// Steers all sessions of the context from now on, in the place of an earlier control vector. Their page-states stay, and are computed again
    /// when a distribution is next asked for.
    /// </summary>
    /// <param name="directions">
    /// Row by row: shape [<see cref="SteeringLayers"/>, <see cref="SteeringWidth"/>]; row 0 is added after layer 1. A row of zeros leaves its
    /// layer alone. Empty to steer no longer.
    /// </param>
    /// <exception cref="ArgumentException">It is neither empty nor of that shape.</exception>
    /// <exception cref="ModelException">The engine failed.</exception>
    void Steer(ReadOnlySpan<float> directions);
}

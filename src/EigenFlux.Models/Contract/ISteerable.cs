namespace EigenFlux.Models.Contract;

/// <summary>A context whose sessions can be steered by a control vector: a direction that is added to the hidden state after each layer.</summary>
public interface ISteerable
{
    /// <summary>The length of one layer's direction: the model's width.</summary>
    int SteeringWidth { get; }

    /// <summary>The number of layers that have a direction: all but the first.</summary>
    int SteeringLayers { get; }

    /// <summary>
    /// Sets the control vector of all sessions of the context. Their page-states do not change, and are recomputed when a
    /// distribution is next requested.
    /// </summary>
    /// <param name="directions">
    /// Row by row: shape [<see cref="SteeringLayers"/>, <see cref="SteeringWidth"/>]; row 0 is added after layer 1. A row of
    /// zeros does not affect its layer. Empty to remove the control vector.
    /// </param>
    /// <exception cref="ArgumentException">The vector is neither empty nor of that shape.</exception>
    /// <exception cref="ModelException">The engine failed.</exception>
    void Steer(ReadOnlySpan<float> directions);
}

namespace EigenFlux.Models.Contract;

/// <summary>The direction in which a model continues a text.</summary>
public enum TimeDirection
{
    /// <summary>From the past to the future.</summary>
    Forward,

    /// <summary>From the future to the past: the model was trained on reversed text.</summary>
    Backward,
}

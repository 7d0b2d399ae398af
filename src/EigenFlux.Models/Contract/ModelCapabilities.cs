namespace EigenFlux.Models.Contract;

/// <summary>The capabilities of a model. A runtime replaces a missing one by another method, or refuses with a diagnostic.</summary>
[Flags]
public enum ModelCapabilities
{
    /// <summary>Nothing beyond appending and sampling.</summary>
    None = 0,

    /// <summary>Gives the log-probabilities of the next token.</summary>
    LogProbabilities = 1,

    /// <summary>Can move cached entries when tokens before them are deleted (<see cref="CacheMode.Shift"/>).</summary>
    Shift = 2,

    /// <summary>Can fork a session.</summary>
    Fork = 4,

    /// <summary>Decodes several sessions in one batch, which takes less time than one session after the other.</summary>
    Batch = 8,

    /// <summary>Can save and load the state of a session (<see cref="ISavedState"/>).</summary>
    State = 16,

    /// <summary>Gives its hidden states (<see cref="IHiddenStates"/>).</summary>
    HiddenStates = 32,

    /// <summary>Can be steered by control vectors (<see cref="ISteerable"/>).</summary>
    Steering = 64,
}

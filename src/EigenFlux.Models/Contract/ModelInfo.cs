namespace EigenFlux.Models.Contract;

/// <summary>The properties of an open model.</summary>
public sealed record ModelInfo
{
    private readonly Lazy<string> fingerprint = new("");

    /// <summary>The URI that the model was opened with.</summary>
    public required string Uri { get; init; }

    /// <summary>The engine's name: <c>llama.cpp</c>, <c>ngram</c>, <c>replay</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>The model's family, from its metadata (<c>gemma3</c>) or from the engine.</summary>
    public required string Family { get; init; }

    /// <summary>One line for a person: name, size, quantisation.</summary>
    public required string Description { get; init; }

    /// <summary>The largest window, in tokens, that the model was made for.</summary>
    public required int MaximumWindow { get; init; }

    /// <summary>The capabilities of the model.</summary>
    public required ModelCapabilities Capabilities { get; init; }

    /// <summary>A lower-case hexadecimal hash that identifies the model's weights; empty if it is unknown.</summary>
    public string Fingerprint
    {
        get => fingerprint.Value;
        init => fingerprint = new Lazy<string>(value);
    }

    /// <summary>Computes <see cref="Fingerprint"/> on first use.</summary>
    public Lazy<string> LazyFingerprint
    {
        init => fingerprint = value;
    }

    /// <summary>
    /// The engine's release and everything else that affects rounding. A saved state can be restored only if this and the weights
    /// match. Null if states are not worth saving, because the engine computes nothing ahead.
    /// </summary>
    public string? StateRelease { get; init; }

    /// <summary>The chat template in the model's own metadata (Jinja source); null if there is none.</summary>
    public string? ChatTemplate { get; init; }

    /// <summary>
    /// The memory of the open model without its contexts, in bytes; the file size for a GGUF file. Null if it is unknown.
    /// </summary>
    public long? Bytes { get; init; }

    /// <summary>The direction in which the model continues a text.</summary>
    public TimeDirection Direction { get; init; } = TimeDirection.Forward;

    /// <summary>A note for the user, such as the reason why a cache cannot be shifted; null if there is none.</summary>
    public string? Note { get; init; }
}

namespace EigenFlux.Models.Contract;

/// <summary>What is known of an open model.</summary>
public sealed record ModelInfo
{
    private readonly Lazy<string> fingerprint = new("");

    /// <summary>The URI that the model was opened with.</summary>
    public required string Uri { get; init; }

    /// <summary>The engine's name: <c>llama.cpp</c>, <c>ngram</c>, <c>replay</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>The model's family, as its metadata names it (<c>gemma3</c>), or the engine's own word.</summary>
    public required string Family { get; init; }

    /// <summary>One line for a person: name, size, quantisation.</summary>
    public required string Description { get; init; }

    /// <summary>The largest window, in tokens, that the model was made for.</summary>
    public required int MaximumWindow { get; init; }

    /// <summary>What the model can do.</summary>
    public required ModelCapabilities Capabilities { get; init; }

    /// <summary>Lower-case hexadecimal that tells the model's weights from all others'; empty where nobody knows it.</summary>
    public string Fingerprint
    {
        get => fingerprint.Value;
        init => fingerprint = new Lazy<string>(value);
    }

    /// <summary>Computes <see cref="Fingerprint"/> when it is first asked for.</summary>
    public Lazy<string> LazyFingerprint
    {
        init => fingerprint = value;
    }

    /// <summary>
    /// What a saved state belongs to beside the weights: the engine's release, and whatever else decides how it rounds. Null where a
    /// state is not worth keeping, because nothing is computed ahead.
    /// </summary>
    public string? StateRelease { get; init; }

    /// <summary>The chat template in the model's own metadata (Jinja source); null where it carries none.</summary>
    public string? ChatTemplate { get; init; }

    /// <summary>
    /// The bytes of memory that the open model takes, without its contexts, as far as the engine knows: of a GGUF file its length. Null where it is
    /// unknown.
    /// </summary>
    public long? Bytes { get; init; }

    /// <summary>The direction in which the model continues a text.</summary>
    public TimeDirection Direction { get; init; } = TimeDirection.Forward;

    /// <summary>Something a user should know, such as why a cache cannot be shifted; null where there is nothing.</summary>
    public string? Note { get; init; }
}

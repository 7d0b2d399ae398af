using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Opening;

/// <summary>
/// The limits of the open models of a <see cref="ModelPool"/>. They close models that are not leased; leased models stay open and
/// may exceed them.
/// </summary>
public sealed record ModelLimits
{
    /// <summary>Nothing is closed before the pool is disposed.</summary>
    public static ModelLimits None { get; } = new();

    /// <summary>The maximum number of open models; null for no limit. A tokenizer that was opened alone counts as one.</summary>
    public int? Models { get; init; }

    /// <summary>
    /// The maximum total size of the open models in bytes (<see cref="ModelInfo.Bytes"/>); null for no limit. A model of unknown
    /// size counts as 0.
    /// </summary>
    public long? Bytes { get; init; }
}

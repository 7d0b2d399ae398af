using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Opening;

/// <summary>
/// How much a <see cref="ModelPool"/> keeps open. A limit closes models that nobody holds; models that are held stay open and may exceed it.
/// </summary>
public sealed record ModelLimits
{
    /// <summary>Nothing is closed before the pool is disposed.</summary>
    public static ModelLimits None { get; } = new();

    /// <summary>The most models that are open; null for any number. A tokenizer that was opened alone counts as one.</summary>
    public int? Models { get; init; }

    /// <summary>The most bytes that the open models take (<see cref="ModelInfo.Bytes"/>); null for any number. A model of unknown size counts as 0.</summary>
    public long? Bytes { get; init; }
}

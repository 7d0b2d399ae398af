using EigenFlux.Models.Contract;

namespace EigenFlux;

/// <summary>How a text is scored.</summary>
public sealed record ScoreOptions
{
    /// <summary>The first position to delete before what follows is scored, the beginning of text counted as 0; null to delete nothing.</summary>
    public int? DeleteFrom { get; init; }

    /// <summary>The first position that is not deleted.</summary>
    public int DeleteTo { get; init; }

    /// <summary>What the deletion does to the cache of the tokens after it. A cache that cannot be moved is recomputed whatever is said here.</summary>
    public CacheMode Cache { get; init; } = CacheMode.Exact;

    /// <summary>How many of the likeliest next tokens are given.</summary>
    public int Next { get; init; } = 8;
}

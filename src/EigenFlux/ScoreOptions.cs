using EigenFlux.Models.Contract;

namespace EigenFlux;

/// <summary>The options of scoring a text.</summary>
public sealed record ScoreOptions
{
    /// <summary>
    /// The first position to delete before the tokens after it are scored; the beginning-of-text token is position 0. Null deletes nothing.
    /// </summary>
    public int? DeleteFrom { get; init; }

    /// <summary>The first position that is not deleted.</summary>
    public int DeleteTo { get; init; }

    /// <summary>The treatment of the cache after the deletion. A cache that cannot be shifted is always recomputed.</summary>
    public CacheMode Cache { get; init; } = CacheMode.Exact;

    /// <summary>The number of likeliest next tokens in the result.</summary>
    public int Next { get; init; } = 8;
}

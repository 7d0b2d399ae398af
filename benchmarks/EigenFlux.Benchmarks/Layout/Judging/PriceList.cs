namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>Prices of a hosted model, in dollars for a million tokens.</summary>
/// <param name="Name">The list.</param>
/// <param name="Read">A token of a prompt that is not in the cache.</param>
/// <param name="Stored">A token of a prompt that is not in the cache and is written into it.</param>
/// <param name="Cached">A token of a prompt that is in the cache.</param>
/// <param name="Said">A generated token.</param>
/// <param name="Block">The cache holds whole blocks of so many tokens.</param>
internal sealed record PriceList(string Name, double Read, double Stored, double Cached, double Said, int Block)
{
    /// <summary>
    /// Two published price lists: a cache that is written at a surcharge and read at a tenth (3 / 3.75 / 0.30 / 15), and one that is
    /// free to write, in blocks of 128 tokens, and read at half (2.50 / 1.25 / 10). The least lengths of cached prompts, about a
    /// thousand tokens, are ignored: windows here are as small.
    /// </summary>
    public static IReadOnlyList<PriceList> All { get; } =
    [
        new("written at 1.25, read at 0.1", 3, 3.75, 0.30, 15, 1),
        new("written free, read at 0.5", 2.50, 2.50, 1.25, 10, 128),
    ];

    /// <summary>The price of a request, in dollars.</summary>
    /// <param name="same">Tokens that the prompt has in common with the cached sequence, from the start.</param>
    /// <param name="rest">The other tokens of the prompt.</param>
    /// <param name="plain">Tokens of prompts that are not to be cached.</param>
    /// <param name="said">Generated tokens.</param>
    public double Cost(long same, long rest, long plain, long said)
    {
        var hit = same / Block * Block;
        return ((hit * Cached) + ((same - hit + rest) * Stored) + (plain * Read) + (said * Said)) / 1e6;
    }
}

namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>
/// What the windows of a play cost, reckoned from the windows alone: each is sent to a server that has the last window and the turn
/// generated after it in its cache.
/// </summary>
/// <param name="Exact">The tokens that are evaluated if only an equal beginning is reused.</param>
/// <param name="Moved">The tokens that are evaluated if equal chunks behind it are moved, as by llama-server's <c>--cache-reuse</c>.</param>
/// <param name="Said">The tokens of the turns.</param>
/// <param name="Dollars">The price of the play for each price list, in dollars for a million tokens of the turns.</param>
internal sealed record PromptCosts(long Exact, long Moved, long Said, IReadOnlyList<double> Dollars)
{
    /// <summary>The shortest chunk that is moved, in tokens.</summary>
    public const int Chunk = 64;

    /// <summary>Evaluated tokens for each token of the turns, with an exact prefix cache.</summary>
    public double ExactPerToken => Exact / (double)Said;

    /// <summary>Evaluated tokens for each token of the turns, with chunks that are moved.</summary>
    public double MovedPerToken => Moved / (double)Said;

    /// <summary>Reckons the costs of a play.</summary>
    /// <param name="windows">The window of each turn.</param>
    /// <param name="turns">The tokens that each turn generates.</param>
    /// <param name="summaryRead">Tokens that a summarizer reads, which nothing caches.</param>
    /// <param name="summaryWritten">Tokens that a summarizer generates.</param>
    public static PromptCosts Of(IReadOnlyList<int[]> windows, IReadOnlyList<int[]> turns, long summaryRead, long summaryWritten)
    {
        var (exact, moved, said) = (summaryRead, summaryRead, 0L);
        var dollars = PriceList.All.Select(list => list.Cost(0, 0, summaryRead, summaryWritten)).ToArray();
        int[] cached = [];
        for (var i = 0; i < windows.Count; i++)
        {
            var same = Same(cached, 0, windows[i], 0);
            exact += windows[i].Length - same;
            moved += windows[i].Length - Reused(cached, windows[i], same);
            said += turns[i].Length;
            cached = [.. windows[i], .. turns[i]];
            for (var list = 0; list < dollars.Length; list++)
            {
                dollars[list] += PriceList.All[list].Cost(same, windows[i].Length - same, 0, turns[i].Length);
            }
        }

        return new PromptCosts(exact, moved, said, [.. dollars.Select(sum => sum / said * 1e6)]);
    }

    /// <summary>
    /// The tokens of a prompt that are in the cache: an equal beginning, and then chunks of the cache, in its order, that are equal to
    /// what comes next in the prompt and at least <see cref="Chunk"/> tokens long.
    /// </summary>
    private static int Reused(int[] cached, int[] prompt, int beginning)
    {
        var (from, to) = (beginning, beginning);
        while (from < cached.Length && to < prompt.Length)
        {
            var same = Same(cached, from, prompt, to);
            if (same >= Chunk)
            {
                (from, to) = (from + same, to + same);
            }
            else
            {
                from++;
            }
        }

        return to;
    }

    private static int Same(int[] one, int at, int[] other, int from) => one.AsSpan(at).CommonPrefixLength(other.AsSpan(from));
}

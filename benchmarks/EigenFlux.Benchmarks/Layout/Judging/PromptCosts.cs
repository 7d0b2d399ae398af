namespace EigenFlux.Benchmarks.Layout.Judging;

/// <summary>
/// What the windows of a play cost, reckoned from the windows alone: each is sent to a server that has the last window and the turn
/// generated after it in its cache.
/// </summary>
/// <param name="Prompt">The tokens of all windows.</param>
/// <param name="Exact">The tokens that are evaluated if only an equal beginning is reused.</param>
/// <param name="Moved">The tokens that are evaluated if equal chunks behind it are moved, as by llama-server's <c>--cache-reuse</c>.</param>
/// <param name="Said">The tokens that are generated.</param>
/// <param name="Dollars">The price of the play for each price list, in dollars for a million generated tokens.</param>
internal sealed record PromptCosts(long Prompt, long Exact, long Moved, long Said, IReadOnlyList<double> Dollars)
{
    /// <summary>The shortest chunk that is moved, in tokens.</summary>
    public const int Chunk = 64;

    /// <summary>Evaluated tokens for each generated token, with an exact prefix cache.</summary>
    public double ExactPerToken => Exact / (double)Said;

    /// <summary>Evaluated tokens for each generated token, with chunks that are moved.</summary>
    public double MovedPerToken => Moved / (double)Said;

    /// <summary>Reckons the costs of a play.</summary>
    /// <param name="windows">The window of each turn.</param>
    /// <param name="turns">The tokens that each turn generates.</param>
    /// <param name="extraRead">Tokens that the method reads elsewhere, as for summaries.</param>
    /// <param name="extraSaid">Tokens that the method generates elsewhere.</param>
    public static PromptCosts Of(IReadOnlyList<int[]> windows, IReadOnlyList<int[]> turns, long extraRead = 0, long extraSaid = 0)
    {
        var (prompt, exact, moved, said) = (extraRead, extraRead, extraRead, extraSaid);
        var dollars = PriceList.All.Select(list => list.Cost(0, 0, extraRead, extraSaid)).ToArray();
        int[] cached = [], shifted = [];
        for (var i = 0; i < windows.Count; i++)
        {
            var same = Same(cached, 0, windows[i], 0);
            prompt += windows[i].Length;
            exact += windows[i].Length - same;
            moved += windows[i].Length - Reused(shifted, windows[i]);
            said += turns[i].Length;
            cached = shifted = [.. windows[i], .. turns[i]];
            for (var list = 0; list < dollars.Length; list++)
            {
                dollars[list] += PriceList.All[list].Cost(same, windows[i].Length - same, 0, turns[i].Length);
            }
        }

        var generated = turns.Sum(turn => (long)turn.Length);
        return new PromptCosts(prompt, exact, moved, generated, [.. dollars.Select(sum => sum / generated * 1e6)]);
    }

    /// <summary>
    /// The tokens of a prompt that are in the cache: an equal beginning, and then chunks of the cache, in its order, that are equal to
    /// what comes next in the prompt and at least <see cref="Chunk"/> tokens long.
    /// </summary>
    internal static int Reused(int[] cached, int[] prompt)
    {
        var (from, to) = (Same(cached, 0, prompt, 0), Same(cached, 0, prompt, 0));
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

    private static int Same(int[] one, int at, int[] other, int from)
    {
        var length = Math.Min(one.Length - at, other.Length - from);
        return one.AsSpan(at, length).CommonPrefixLength(other.AsSpan(from, length));
    }
}

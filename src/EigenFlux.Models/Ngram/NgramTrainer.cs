namespace EigenFlux.Models.Ngram;

/// <summary>
/// Counts a text into tables. All positions are sorted by what stands before them, read backwards, and then by the token itself;
/// every context is then an interval of positions, and the tables are read off level by level, from the longest contexts up. In
/// front of each sequence stand (order − 1) boundary marks, so that every position has a context of every length, of its own
/// sequence; no history has a mark, and none is predicted.
/// </summary>
internal sealed class NgramTrainer
{
    private readonly int vocabularySize;
    private readonly int depth; // the length of the longest contexts
    private readonly int[] text; // all sequences, each after `depth` marks; a mark is the vocabulary's size
    private readonly int[] sorted; // [tokens] positions in `text`
    private readonly byte[] shared; // [tokens] how many tokens of context a position shares with the one sorted before it

    private readonly int[] nodeTokens; // this and the next four: [nodes] or [nodes + 1], as in the tables
    private readonly int[] firstChild;
    private readonly int[] firstFollower;
    private readonly int[] totals;
    private readonly double[] backoff;
    private readonly int[] intervals; // [nodes] where in `sorted` the node's positions begin
    private readonly double[][] discounts; // [order][4]
    private readonly int[] seen; // [vocabulary] counts of the node that is being merged, all 0 between nodes
    private int[] followers;
    private int[] counts;
    private int followerCount;

    private NgramTrainer(TokenSequences sequences, int vocabularySize, int order)
    {
        this.vocabularySize = vocabularySize;
        depth = order - 1;
        text = new int[sequences.TokenCount + (depth * sequences.Count)];
        sorted = SortPositions(Lay(sequences));
        shared = CompareNeighbours();
        var nodes = CountNodes();
        nodeTokens = new int[nodes];
        firstChild = new int[nodes + 1];
        firstFollower = new int[nodes + 1];
        totals = new int[nodes];
        backoff = new double[nodes];
        intervals = new int[nodes];
        discounts = new double[order][];
        seen = new int[vocabularySize];
        followers = new int[sorted.Length * 2];
        counts = new int[sorted.Length * 2];
    }

    public static NgramTables Train(TokenSequences sequences, int vocabularySize, int order) =>
        new NgramTrainer(sequences, vocabularySize, order).Build();

    private NgramTables Build()
    {
        var start = 0;
        var end = AddLongestContexts();
        Discount(depth, start, end);
        for (var level = depth - 1; level >= 0; level--)
        {
            (start, end) = (end, AddContexts(level, start, end));
            Discount(level, start, end);
        }

        firstChild[end] = start;
        return new NgramTables
        {
            Order = depth + 1,
            Tokens = nodeTokens,
            FirstChild = firstChild,
            FirstFollower = firstFollower,
            Totals = totals,
            Backoff = backoff,
            Followers = followers[..followerCount],
            Counts = counts[..followerCount],
            Discounts = discounts,
        };
    }

    /// <summary>Writes the text, and gives the positions that are tokens.</summary>
    private int[] Lay(TokenSequences sequences)
    {
        var positions = new int[sequences.TokenCount];
        int found = 0, end = 0;
        for (var i = 0; i < sequences.Count; i++)
        {
            text.AsSpan(end, depth).Fill(vocabularySize);
            end += depth;
            foreach (var token in sequences[i])
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)token.Value, (uint)vocabularySize, nameof(sequences));
                positions[found++] = end;
                text[end++] = token.Value;
            }
        }

        return positions;
    }

    /// <summary>Sorts by counting, from the least significant key to the most: the token, then its context from far to near.</summary>
    private int[] SortPositions(int[] from)
    {
        var to = new int[from.Length];
        var places = new int[vocabularySize + 2];
        for (var key = 0; key <= depth; key++)
        {
            var back = key == 0 ? 0 : depth + 1 - key;
            Array.Clear(places);
            foreach (var position in from)
            {
                places[text[position - back] + 1]++;
            }

            for (var i = 1; i < places.Length; i++)
            {
                places[i] += places[i - 1];
            }

            foreach (var position in from)
            {
                to[places[text[position - back]]++] = position;
            }

            (from, to) = (to, from);
        }

        return from;
    }

    private byte[] CompareNeighbours()
    {
        var result = new byte[sorted.Length];
        for (var i = 1; i < sorted.Length; i++)
        {
            int a = sorted[i - 1], b = sorted[i], same = 0;
            while (same < depth && text[a - 1 - same] == text[b - 1 - same])
            {
                same++;
            }

            result[i] = (byte)same;
        }

        return result;
    }

    private int CountNodes()
    {
        // A position begins a node at each level that is deeper than what it shares; the first one begins one everywhere.
        var nodes = depth + 1;
        for (var i = 1; i < shared.Length; i++)
        {
            nodes += depth - shared[i];
        }

        return nodes;
    }

    /// <summary>Writes the contexts of full length, with counts of occurrences. Returns the end of their nodes.</summary>
    private int AddLongestContexts()
    {
        var node = -1;
        for (var i = 0; i < sorted.Length; i++)
        {
            var position = sorted[i];
            var begins = i == 0 || shared[i] < depth;
            if (begins)
            {
                AddNode(++node, i, depth);
            }

            if (begins || text[sorted[i - 1]] != text[position])
            {
                AddFollower(text[position], 0);
            }

            counts[followerCount - 1]++;
        }

        firstFollower[node + 1] = followerCount;
        return node + 1;
    }

    /// <summary>
    /// Writes the contexts of one length from those one longer, <paramref name="start"/> to <paramref name="end"/>: a token counts
    /// once for each of them that it follows. Returns the end of the new nodes.
    /// </summary>
    private int AddContexts(int level, int start, int end)
    {
        var node = end;
        for (var child = start; child < end;)
        {
            var last = child + 1;
            while (last < end && shared[intervals[last]] >= level)
            {
                last++;
            }

            AddNode(node, intervals[child], level);
            firstChild[node] = child;
            Merge(child, last);
            node++;
            child = last;
        }

        firstFollower[node] = followerCount;
        return node;
    }

    private void AddNode(int node, int interval, int level)
    {
        intervals[node] = interval;
        nodeTokens[node] = level == 0 ? vocabularySize : text[sorted[interval] - level];
        firstFollower[node] = followerCount;
    }

    private void AddFollower(int token, int count)
    {
        if (followerCount == followers.Length)
        {
            Array.Resize(ref followers, followerCount * 2);
            Array.Resize(ref counts, followerCount * 2);
        }

        followers[followerCount] = token;
        counts[followerCount++] = count;
    }

    private void Merge(int child, int last)
    {
        var first = followerCount;
        int from = firstFollower[child], to = firstFollower[last];
        if (last == child + 1)
        {
            for (var i = from; i < to; i++)
            {
                AddFollower(followers[i], 1);
            }

            return;
        }

        for (var i = from; i < to; i++)
        {
            if (seen[followers[i]]++ == 0)
            {
                AddFollower(followers[i], 0);
            }
        }

        followers.AsSpan(first, followerCount - first).Sort();
        for (var i = first; i < followerCount; i++)
        {
            counts[i] = seen[followers[i]];
            seen[followers[i]] = 0;
        }
    }

    private void Discount(int level, int start, int end)
    {
        var discount = KneserNey.EstimateDiscounts(counts.AsSpan(firstFollower[start], followerCount - firstFollower[start]));
        discounts[level] = discount;
        for (var node = start; node < end; node++)
        {
            var total = 0;
            var taken = 0.0;
            for (var i = firstFollower[node]; i < firstFollower[node + 1]; i++)
            {
                total += counts[i];
                taken += discount[Math.Min(counts[i], 3)];
            }

            totals[node] = total;
            backoff[node] = taken / total;
        }
    }
}

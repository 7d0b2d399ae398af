using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Ngram;

/// <summary>
/// A variable-order model of tokens: interpolated, modified Kneser-Ney smoothing. For a history whose last k tokens are the longest
/// context that the training text has (k less than the order),
/// <code>
/// P_k(w) = max(0, c(w) - D(c(w))) / Σ c  +  b · P_{k-1}(w),    P_{-1}(w) = the base
/// </code>
/// where c(w) is, for contexts of the greatest length, how often w follows the context, and for shorter ones, how many different
/// tokens stand before the context where w follows it (the beginning of a sequence counts as one). D takes a little from every
/// count, and b is what it took, over Σ c. The base gives each token of the training text one share, and one share to all others
/// together. Each P is a distribution by construction, and every token is possible after every history. Immutable and safe for
/// concurrent use.
/// </summary>
/// <remarks>
/// A history that is shorter than the longest contexts is predicted from the counts of shorter ones, that is, from how many
/// different tokens may stand before it: it is the model's distribution for an unknown history.
/// <para>
/// The reason for this interpolation: a context's distribution is one short sum over counts that are all in one table, so that
/// entire rows of a transition matrix are exact and cheap, for words as for bytes. In PPM-D a probability depends on which other
/// tokens were excluded before it, and context-tree weighting mixes binary decisions, which makes a row over words expensive.
/// </para>
/// </remarks>
public sealed class NgramModel
{
    /// <summary>The greatest order that can be trained.</summary>
    public const int MaximumOrder = 16;

    private readonly NgramTables tables;
    private readonly double[] unigrams; // [vocabulary] P_0
    private readonly double[] logUnigrams;

    private NgramModel(NgramTables tables, int vocabularySize)
    {
        this.tables = tables;
        unigrams = Unigrams(tables, vocabularySize);
        logUnigrams = new double[vocabularySize];
        for (var i = 0; i < vocabularySize; i++)
        {
            logUnigrams[i] = Math.Log(unigrams[i]);
        }
    }

    /// <summary>The order of the model: a context has at most one token less.</summary>
    public int Order => tables.Order;

    /// <summary>The number of tokens that probabilities are for.</summary>
    public int VocabularySize => unigrams.Length;

    /// <summary>The number of different contexts, of all lengths, that are kept.</summary>
    public int ContextCount => tables.Tokens.Length;

    /// <summary>Trains a model; takes time and memory in proportion to the tokens times the order.</summary>
    /// <param name="sequences">The training text, at least one token.</param>
    /// <param name="vocabularySize">More than any token's id.</param>
    /// <param name="order">From 1 to <see cref="MaximumOrder"/>.</param>
    public static NgramModel Train(TokenSequences sequences, int vocabularySize, int order)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentOutOfRangeException.ThrowIfZero(sequences.TokenCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, MaximumOrder);
        return new NgramModel(NgramTrainer.Train(sequences, vocabularySize, order), vocabularySize);
    }

    /// <summary>The probability that <paramref name="next"/> follows.</summary>
    /// <param name="context">The history, of any length; the last (order − 1) tokens matter.</param>
    /// <param name="next">The token that may follow.</param>
    public double Probability(ReadOnlySpan<TokenId> context, TokenId next)
    {
        Span<int> path = stackalloc int[MaximumOrder];
        var length = FindPath(context, path);
        var probability = unigrams[next.Value];
        for (var level = 1; level < length; level++)
        {
            var node = path[level];
            var first = tables.FirstFollower[node];
            var place = tables.Followers.AsSpan(first, tables.FirstFollower[node + 1] - first).BinarySearch(next.Value);
            probability *= tables.Backoff[node];
            if (place >= 0)
            {
                probability += Discounted(tables, level, node, first + place);
            }
        }

        return probability;
    }

    /// <summary>The probabilities of all tokens; they sum to 1 within 1e-12.</summary>
    /// <param name="context">The history, of any length; the last (order − 1) tokens matter.</param>
    /// <param name="destination"><see cref="VocabularySize"/> places.</param>
    public void Distribution(ReadOnlySpan<TokenId> context, Span<double> destination)
    {
        Span<int> path = stackalloc int[MaximumOrder];
        path = path[..FindPath(context, path)];
        var untouched = BackoffOf(path);
        for (var i = 0; i < unigrams.Length; i++)
        {
            destination[i] = unigrams[i] * untouched;
        }

        AddContexts(path, destination);
    }

    /// <summary>The natural logarithms of <see cref="Distribution"/>.</summary>
    /// <param name="context">The history.</param>
    /// <param name="destination"><see cref="VocabularySize"/> places.</param>
    /// <param name="scratch">As many places, which may hold anything.</param>
    internal void LogDistribution(ReadOnlySpan<TokenId> context, Span<float> destination, Span<double> scratch)
    {
        Span<int> path = stackalloc int[MaximumOrder];
        path = path[..FindPath(context, path)];
        var untouched = BackoffOf(path);
        var logUntouched = Math.Log(untouched);
        for (var i = 0; i < logUnigrams.Length; i++)
        {
            destination[i] = (float)(logUnigrams[i] + logUntouched);
        }

        if (path.Length == 1)
        {
            return;
        }

        // Few tokens follow the last one in the training text. All others differ from their unigram by one factor, and have it
        // already; what follows a longer context follows a shorter one too.
        var near = FollowersOf(path[1]);
        foreach (var token in near)
        {
            scratch[token] = unigrams[token] * untouched;
        }

        AddContexts(path, scratch);
        foreach (var token in near)
        {
            destination[token] = (float)Math.Log(scratch[token]);
        }
    }

    private static double[] Unigrams(NgramTables tables, int vocabularySize)
    {
        var first = tables.FirstFollower[tables.Root];
        var followers = tables.Followers.AsSpan(first);
        var others = vocabularySize - followers.Length;
        var share = tables.Backoff[tables.Root] / (followers.Length + (others > 0 ? 1 : 0));
        var unigrams = new double[vocabularySize];
        unigrams.AsSpan().Fill(share / Math.Max(others, 1));
        for (var i = 0; i < followers.Length; i++)
        {
            unigrams[followers[i]] = share + Discounted(tables, 0, tables.Root, first + i);
        }

        return unigrams;
    }

    private static double Discounted(NgramTables tables, int level, int node, int follower)
    {
        var count = tables.Counts[follower];
        return (count - tables.Discounts[level][Math.Min(count, 3)]) / tables.Totals[node];
    }

    private ReadOnlySpan<int> FollowersOf(int node) =>
        tables.Followers.AsSpan(tables.FirstFollower[node]..tables.FirstFollower[node + 1]);

    /// <summary>The nodes of the history's contexts, from the empty one to the longest that is known. Returns their number.</summary>
    private int FindPath(ReadOnlySpan<TokenId> context, Span<int> path)
    {
        path[0] = tables.Root;
        var length = 1;
        while (length < tables.Order && length <= context.Length)
        {
            var first = tables.FirstChild[path[length - 1]];
            var children = tables.Tokens.AsSpan(first, tables.FirstChild[path[length - 1] + 1] - first);
            var child = children.BinarySearch(context[^length].Value);
            if (child < 0)
            {
                break;
            }

            path[length++] = first + child;
        }

        return length;
    }

    private double BackoffOf(ReadOnlySpan<int> path)
    {
        var product = 1.0;
        foreach (var node in path[1..])
        {
            product *= tables.Backoff[node];
        }

        return product;
    }

    private void AddContexts(ReadOnlySpan<int> path, Span<double> destination)
    {
        var weight = 1.0;
        for (var level = path.Length - 1; level >= 1; level--)
        {
            var node = path[level];
            for (var i = tables.FirstFollower[node]; i < tables.FirstFollower[node + 1]; i++)
            {
                destination[tables.Followers[i]] += weight * Discounted(tables, level, node, i);
            }

            weight *= tables.Backoff[node];
        }
    }
}

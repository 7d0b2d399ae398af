namespace EigenFlux.Models.Ngram;

/// <summary>
/// The counts of a trained model. A node is a context, and its children are the contexts one token longer at the front, so that the
/// way down from the root reads a history backwards. Nodes lie level by level, the longest contexts first and the root last;
/// within a level they are in the order of their parents, and under a parent in that of their tokens. So each array below needs a
/// start only: a node's end is the start of the next.
/// </summary>
internal sealed class NgramTables
{
    /// <summary>The number of levels: contexts have from 0 to this less one tokens.</summary>
    public required int Order { get; init; }

    /// <summary>[nodes] The token that the node's context has in front of its parent's.</summary>
    public required int[] Tokens { get; init; }

    /// <summary>[nodes + 1] The node's first child.</summary>
    public required int[] FirstChild { get; init; }

    /// <summary>[nodes + 1] The first of the tokens that follow the context.</summary>
    public required int[] FirstFollower { get; init; }

    /// <summary>[nodes] The sum of the followers' counts.</summary>
    public required int[] Totals { get; init; }

    /// <summary>[nodes] What the discounts leave to the context that is one token shorter: from more than 0 to less than 1.</summary>
    public required double[] Backoff { get; init; }

    /// <summary>[followers] The tokens, rising within a node.</summary>
    public required int[] Followers { get; init; }

    /// <summary>
    /// [followers] At the longest contexts, how often the token follows; at shorter ones, how many different tokens stand before the
    /// context where it does.
    /// </summary>
    public required int[] Counts { get; init; }

    /// <summary>[order][4] What is taken from a count of 0, 1, 2, and 3 or more, by the length of the context.</summary>
    public required double[][] Discounts { get; init; }

    public int Root => Tokens.Length - 1;
}

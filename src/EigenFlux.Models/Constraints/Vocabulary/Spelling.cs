using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints.Vocabulary;

/// <summary>Bytes in the tokens of a vocabulary.</summary>
internal static class Spelling
{
    /// <summary>The fewest tokens that have these bytes; of equally few those whose first are longest. Null where none have.</summary>
    public static TokenId[]? Fewest(VocabularyTrie trie, ReadOnlySpan<byte> bytes)
    {
        // From the end: how many tokens the rest takes, and the first of them.
        var counts = new int[bytes.Length + 1];
        var firsts = new (int Token, int Length)[bytes.Length + 1];
        for (var at = bytes.Length - 1; at >= 0; at--)
        {
            counts[at] = int.MaxValue;
            var node = 0;
            var end = trie.Labels.Length;
            for (var length = 1; at + length <= bytes.Length && (node = Child(trie, node, end, bytes[at + length - 1])) >= 0; length++)
            {
                var rest = counts[at + length];
                if (trie.HasTokens(node) && rest < int.MaxValue && rest + 1 <= counts[at])
                {
                    counts[at] = rest + 1;
                    firsts[at] = (trie.TokensAt(node)[0], length);
                }

                end = trie.Ends[node];
                node++;
            }
        }

        if (counts[0] == int.MaxValue)
        {
            return null;
        }

        var tokens = new TokenId[counts[0]];
        for (var (i, at) = (0, 0); i < tokens.Length; i++)
        {
            tokens[i] = new TokenId(firsts[at].Token);
            at += firsts[at].Length;
        }

        return tokens;
    }

    /// <summary>The node with a byte among those from one node on that are not below one another; -1 where there is none.</summary>
    private static int Child(VocabularyTrie trie, int node, int end, byte label)
    {
        while (node < end && trie.Labels[node] != label)
        {
            node = trie.Ends[node];
        }

        return node < end ? node : -1;
    }
}

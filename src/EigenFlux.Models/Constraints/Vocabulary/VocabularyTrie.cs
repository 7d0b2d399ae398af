using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints.Vocabulary;

/// <summary>
/// The tokens of a vocabulary that have text, as a tree of their bytes. Its nodes are in one row, each before those below it, so that a
/// walk is a pass over the row that skips what is below a byte that cannot come. Immutable.
/// </summary>
internal sealed class VocabularyTrie
{
    private readonly byte[] labels;
    private readonly ushort[] depths;
    private readonly int[] ends;
    private readonly int[] tokens;
    private readonly int[][] sharedTokens;
    private readonly ulong[] texts;

    /// <summary>Takes over the row of a builder.</summary>
    public VocabularyTrie(VocabularyTrieBuilder built)
    {
        labels = built.Labels[..built.Count];
        depths = built.Depths[..built.Count];
        ends = built.Ends[..built.Count];
        tokens = built.Tokens[..built.Count];
        sharedTokens = [.. built.SharedTokens];
        texts = built.Texts;
        End = new TokenMask(built.Enders);
        VocabularySize = built.VocabularySize;
        for (var i = 0; i < labels.Length; i++)
        {
            MostDepth = Math.Max(MostDepth, depths[i] + 1);
        }

        for (var i = 0; i < labels.Length; i = ends[i])
        {
            Bytes[labels[i]] = HasTokens(i);
        }
    }

    /// <summary>In the place of a token where none ends.</summary>
    public const int NoToken = -1;

    /// <summary>How many tokens the vocabulary has, those without text among them.</summary>
    public int VocabularySize { get; }

    /// <summary>How many words a mask has.</summary>
    public int Words => (VocabularySize + 63) / 64;

    /// <summary>The tokens that end a turn: ends of text, and those whose text begins with a line break.</summary>
    public TokenMask End { get; }

    /// <summary>For each byte whether it is a token.</summary>
    public bool[] Bytes { get; } = new bool[256];

    /// <summary>How many bytes the longest token has.</summary>
    public int MostDepth { get; }

    /// <summary>Each node's byte.</summary>
    public ReadOnlySpan<byte> Labels => labels;

    /// <summary>How many bytes come before each node's.</summary>
    public ReadOnlySpan<ushort> Depths => depths;

    /// <summary>The node after all that are below each.</summary>
    public ReadOnlySpan<int> Ends => ends;

    /// <summary>Whether a token has text.</summary>
    public bool HasText(TokenId token) =>
        (uint)token.Value < (uint)VocabularySize && (texts[token.Value >> 6] >> (token.Value & 63) & 1) != 0;

    /// <summary>The tokens whose last byte is a node's, by rising id; none for most.</summary>
    public ReadOnlySpan<int> TokensAt(int node)
    {
        ref readonly var token = ref tokens[node];
        return token switch
        {
            NoToken => [],
            >= 0 => new ReadOnlySpan<int>(in token),
            _ => sharedTokens[NoToken - 1 - token],
        };
    }

    /// <summary>Whether any token's last byte is a node's.</summary>
    public bool HasTokens(int node) => tokens[node] != NoToken;
}

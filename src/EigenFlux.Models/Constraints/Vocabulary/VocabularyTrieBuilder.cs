using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints.Vocabulary;

/// <summary>Makes the row of a <see cref="VocabularyTrie"/> out of the tokens in the order of their bytes.</summary>
internal sealed class VocabularyTrieBuilder
{
    // Bytes that a sort looks at in one number.
    private const int Prefix = sizeof(ulong);

    // All tokens that have text, one after the other: that of token t is pool[starts[t] .. starts[t + 1]], empty where it has none.
    private readonly byte[] pool;
    private readonly int[] starts;
    private readonly List<int[]> shared = [];

    /// <summary>Reads a vocabulary.</summary>
    public VocabularyTrieBuilder(ITokenizer tokenizer)
    {
        VocabularySize = tokenizer.VocabularySize;
        Texts = new ulong[(VocabularySize + 63) / 64];
        Enders = new ulong[Texts.Length];
        starts = new int[VocabularySize + 1];
        pool = Read(tokenizer);
        Labels = new byte[pool.Length];
        Depths = new ushort[pool.Length];
        Ends = new int[pool.Length];
        Tokens = new int[pool.Length];
        Build(Sort());
    }

    /// <summary>How many tokens the vocabulary has.</summary>
    public int VocabularySize { get; }

    /// <summary>How many nodes there are: so many places of the rows below are used.</summary>
    public int Count { get; private set; }

    /// <summary>Each node's byte.</summary>
    public byte[] Labels { get; }

    /// <summary>How many bytes come before each node's.</summary>
    public ushort[] Depths { get; }

    /// <summary>The node after all that are below each.</summary>
    public int[] Ends { get; }

    /// <summary>The token whose last byte is each node's; below <see cref="VocabularyTrie.NoToken"/> the place of several.</summary>
    public int[] Tokens { get; }

    /// <summary>Tokens of the same bytes.</summary>
    public IReadOnlyList<int[]> SharedTokens => shared;

    /// <summary>A bit for each token that has text.</summary>
    public ulong[] Texts { get; }

    /// <summary>A bit for each token that ends a turn.</summary>
    public ulong[] Enders { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private byte[] Read(ITokenizer tokenizer)
    {
        var gathered = new byte[VocabularySize * 8];
        var used = 0;
        for (var i = 0; i < VocabularySize; i++)
        {
            var token = new TokenId(i);
            starts[i] = used;
            if (tokenizer.IsEndOfText(token))
            {
                Enders[i >> 6] |= 1UL << (i & 63);
                continue;
            }

            var bytes = tokenizer.GetBytes(token);
            if (bytes.IsEmpty || bytes.Length > ushort.MaxValue || tokenizer.IsControl(token))
            {
                continue;
            }

            Texts[i >> 6] |= 1UL << (i & 63);
            if (bytes[0] is (byte)'\n' or (byte)'\r')
            {
                Enders[i >> 6] |= 1UL << (i & 63);
            }

            if (used + bytes.Length > gathered.Length)
            {
                Array.Resize(ref gathered, Math.Max(gathered.Length * 2, used + bytes.Length));
            }

            bytes.CopyTo(gathered.AsSpan(used));
            used += bytes.Length;
        }

        starts[VocabularySize] = used;
        Array.Resize(ref gathered, used);
        return gathered;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<int> Sort()
    {
        var keys = new ulong[VocabularySize];
        var tokens = new int[VocabularySize];
        var count = 0;
        Span<byte> prefix = stackalloc byte[Prefix];
        for (var i = 0; i < VocabularySize; i++)
        {
            var bytes = BytesOf(i);
            if (bytes.Length >= Prefix)
            {
                keys[count] = BinaryPrimitives.ReadUInt64BigEndian(bytes);
            }
            else if (bytes.IsEmpty)
            {
                continue;
            }
            else
            {
                prefix.Clear();
                bytes.CopyTo(prefix);
                keys[count] = BinaryPrimitives.ReadUInt64BigEndian(prefix);
            }

            tokens[count++] = i;
        }

        // Most are told apart by their first bytes; the others are compared whole.
        Array.Sort(keys, tokens, 0, count);
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                tokens.AsSpan(start, end - start).Sort(Compare);
            }

            start = end;
        }

        return tokens.AsSpan(0, count);
    }

    private int Compare(int one, int other)
    {
        var order = BytesOf(one).SequenceCompareTo(BytesOf(other));
        return order != 0 ? order : one.CompareTo(other);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Build(ReadOnlySpan<int> sorted)
    {
        // The nodes on the way to the last token.
        var open = new List<int>();
        ReadOnlySpan<byte> before = [];
        foreach (var token in sorted)
        {
            var bytes = BytesOf(token);
            var common = bytes.CommonPrefixLength(before);
            if (common == bytes.Length && common == before.Length)
            {
                Share(token);
                continue;
            }

            Close(open, common);
            for (var depth = common; depth < bytes.Length; depth++)
            {
                open.Add(Count);
                Labels[Count] = bytes[depth];
                Depths[Count] = (ushort)depth;
                Tokens[Count++] = depth == bytes.Length - 1 ? token : VocabularyTrie.NoToken;
            }

            before = bytes;
        }

        Close(open, 0);
    }

    private void Share(int token)
    {
        ref var place = ref Tokens[Count - 1];
        if (place >= 0)
        {
            shared.Add([place, token]);
            place = VocabularyTrie.NoToken - shared.Count;
        }
        else
        {
            shared[^1] = [.. shared[^1], token];
        }
    }

    private void Close(List<int> open, int depth)
    {
        for (var i = open.Count - 1; i >= depth; i--)
        {
            Ends[open[i]] = Count;
        }

        open.RemoveRange(depth, open.Count - depth);
    }

    private ReadOnlySpan<byte> BytesOf(int token) => pool.AsSpan(starts[token], starts[token + 1] - starts[token]);
}

using System.Buffers.Binary;

namespace EigenFlux.Models.Constraints.Vocabulary;

/// <summary>Makes the row of a <see cref="VocabularyTrie"/> out of the tokens in the order of their bytes.</summary>
internal sealed class VocabularyTrieBuilder
{
    // Bytes that a sort looks at in one number.
    private const int Prefix = sizeof(ulong);

    private readonly ITokenizer tokenizer;
    private readonly Stack<int> open = new();

    /// <summary>Reads a vocabulary.</summary>
    public VocabularyTrieBuilder(ITokenizer tokenizer)
    {
        this.tokenizer = tokenizer;
        VocabularySize = tokenizer.VocabularySize;
        Texts = new ulong[(VocabularySize + 63) / 64];
        Enders = new ulong[Texts.Length];
        var sorted = Sort();
        var last = -1;
        foreach (var token in sorted)
        {
            Add(token, last < 0 ? [] : tokenizer.GetBytes(new TokenId(last)));
            last = token;
        }

        Close(0);
    }

    /// <summary>How many tokens the vocabulary has.</summary>
    public int VocabularySize { get; }

    /// <summary>Each node's byte.</summary>
    public List<byte> Labels { get; } = [];

    /// <summary>How many bytes come before each node's.</summary>
    public List<ushort> Depths { get; } = [];

    /// <summary>The node after all that are below each.</summary>
    public List<int> Ends { get; } = [];

    /// <summary>The token whose last byte is each node's; below <see cref="VocabularyTrie.NoToken"/> the place of several.</summary>
    public List<int> Tokens { get; } = [];

    /// <summary>Tokens of the same bytes.</summary>
    public List<int[]> SharedTokens { get; } = [];

    /// <summary>A bit for each token that has text.</summary>
    public ulong[] Texts { get; }

    /// <summary>A bit for each token that ends a turn.</summary>
    public ulong[] Enders { get; }

    private int[] Sort()
    {
        var keys = new ulong[VocabularySize];
        var tokens = new int[VocabularySize];
        var count = 0;
        Span<byte> prefix = stackalloc byte[Prefix];
        for (var i = 0; i < VocabularySize; i++)
        {
            var token = new TokenId(i);
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

            prefix.Clear();
            bytes[..Math.Min(Prefix, bytes.Length)].CopyTo(prefix);
            keys[count] = BinaryPrimitives.ReadUInt64BigEndian(prefix);
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

        return tokens[..count];
    }

    private int Compare(int one, int other)
    {
        var order = tokenizer.GetBytes(new TokenId(one)).SequenceCompareTo(tokenizer.GetBytes(new TokenId(other)));
        return order != 0 ? order : one.CompareTo(other);
    }

    private void Add(int token, ReadOnlySpan<byte> before)
    {
        var bytes = tokenizer.GetBytes(new TokenId(token));
        var common = bytes.CommonPrefixLength(before);
        if (common == bytes.Length && common == before.Length)
        {
            Share(token);
            return;
        }

        Close(common);
        for (var depth = common; depth < bytes.Length; depth++)
        {
            open.Push(Labels.Count);
            Labels.Add(bytes[depth]);
            Depths.Add((ushort)depth);
            Ends.Add(0);
            Tokens.Add(depth == bytes.Length - 1 ? token : VocabularyTrie.NoToken);
        }
    }

    private void Share(int token)
    {
        ref var place = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Tokens)[^1];
        if (place >= 0)
        {
            SharedTokens.Add([place, token]);
            place = VocabularyTrie.NoToken - SharedTokens.Count;
        }
        else
        {
            SharedTokens[^1] = [.. SharedTokens[^1], token];
        }
    }

    private void Close(int depth)
    {
        while (open.Count > depth)
        {
            Ends[open.Pop()] = Labels.Count;
        }
    }
}

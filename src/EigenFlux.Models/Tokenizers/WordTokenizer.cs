using System.Numerics;
using System.Runtime.CompilerServices;
using EigenFlux.Models.Common;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Tokenizers;

/// <summary>
/// A vocabulary of the words of a text and the 256 bytes: a piece of that text is one token, and any other piece is spelled in
/// bytes (after a separate space if only the piece without the space is known). So every text can be tokenized and restored
/// exactly. Ids: the bytes by value, <see cref="ByteTokenizer.EndOfText"/>, then the pieces in the order of their first
/// appearance; a piece of one byte is that byte. There is no beginning-of-text token.
/// </summary>
public sealed class WordTokenizer : ITokenizer
{
    private const int FirstPiece = 257;

    // The bytes of token t are pool[starts[t] .. starts[t + 1]].
    private byte[] pool = new byte[1 << 12];
    private int[] starts = new int[1 << 10];

    // Open addressing with linear probing; 0 is a free place, as token 0 is never looked for here.
    private int[] table = new int[1 << 11];
    private string? fingerprint;

    private WordTokenizer()
    {
        for (var value = 0; value < 256; value++)
        {
            Add([(byte)value]);
        }

        Add(ByteTokenizer.Instance.GetBytes(ByteTokenizer.EndOfText));
    }

    /// <inheritdoc/>
    public int VocabularySize { get; private set; }

    /// <inheritdoc/>
    public TokenId? BeginOfText => null;

    /// <inheritdoc/>
    public string Fingerprint => fingerprint ??= ComputeFingerprint();

    /// <summary>Creates the vocabulary of documents.</summary>
    /// <param name="documents">UTF-8 texts.</param>
    /// <param name="add">Receives the tokens of all documents in order, with an end of text after each document.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static WordTokenizer Learn(IReadOnlyList<ReadOnlyMemory<byte>> documents, Action<TokenId> add)
    {
        var tokenizer = new WordTokenizer();
        foreach (var document in documents)
        {
            var text = document.Span;
            while (!text.IsEmpty)
            {
                var piece = text[..WordScanner.PieceLength(text)];
                add(new TokenId(tokenizer.Find(piece) is var token and >= 0 ? token : tokenizer.Add(piece)));
                text = text[piece.Length..];
            }

            add(ByteTokenizer.EndOfText);
        }

        return tokenizer;
    }

    /// <inheritdoc/>
    public bool IsEndOfText(TokenId token) => token == ByteTokenizer.EndOfText;

    /// <inheritdoc/>
    public TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false) =>
        SpecialText.Tokenize(text, parseSpecial, ByteTokenizer.EndOfTextName, ByteTokenizer.EndOfText, AddTokens);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> GetBytes(TokenId token)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)token.Value, (uint)VocabularySize);
        return pool.AsSpan(starts[token.Value], starts[token.Value + 1] - starts[token.Value]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Hash(ReadOnlySpan<byte> piece)
    {
        var hash = 0x811C9DC5;
        foreach (var value in piece)
        {
            hash = (hash ^ value) * 0x01000193;
        }

        return hash ^ (hash >> 15);
    }

    private void AddTokens(ReadOnlySpan<byte> text, List<TokenId> tokens)
    {
        while (!text.IsEmpty)
        {
            var piece = text[..WordScanner.PieceLength(text)];
            text = text[piece.Length..];
            var token = Find(piece);
            if (token < 0 && piece[0] == ' ')
            {
                tokens.Add(new TokenId(' '));
                piece = piece[1..];
                token = Find(piece);
            }

            if (token >= 0)
            {
                tokens.Add(new TokenId(token));
                continue;
            }

            foreach (var value in piece)
            {
                tokens.Add(new TokenId(value));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Find(ReadOnlySpan<byte> piece)
    {
        if (piece.Length == 1)
        {
            return piece[0];
        }

        for (var place = Hash(piece); ; place++)
        {
            var token = table[place & (table.Length - 1)];
            if (token == 0)
            {
                return -1;
            }

            if (pool.AsSpan(starts[token], starts[token + 1] - starts[token]).SequenceEqual(piece))
            {
                return token;
            }
        }
    }

    private int Add(ReadOnlySpan<byte> piece)
    {
        var token = VocabularySize++;
        if (token + 1 == starts.Length)
        {
            Array.Resize(ref starts, starts.Length * 2);
        }

        var end = starts[token] + piece.Length;
        if (end > pool.Length)
        {
            Array.Resize(ref pool, (int)BitOperations.RoundUpToPowerOf2((uint)end));
        }

        piece.CopyTo(pool.AsSpan(starts[token]));
        starts[token + 1] = end;
        if (token >= FirstPiece)
        {
            if (VocabularySize * 2 > table.Length)
            {
                Rehash();
            }

            Enter(token);
        }

        return token;
    }

    private void Rehash()
    {
        table = new int[table.Length * 2];
        for (var token = FirstPiece; token < VocabularySize - 1; token++)
        {
            Enter(token);
        }
    }

    private void Enter(int token)
    {
        var place = Hash(GetBytes(new TokenId(token)));
        while (table[place & (table.Length - 1)] != 0)
        {
            place++;
        }

        table[place & (table.Length - 1)] = token;
    }

    private string ComputeFingerprint()
    {
        var hash = new StableHash();
        hash.Add("eigenflux words 1"u8);
        for (var token = FirstPiece; token < VocabularySize; token++)
        {
            var piece = GetBytes(new TokenId(token));
            hash.Add(piece.Length);
            hash.Add(piece);
        }

        return hash.ToString();
    }
}

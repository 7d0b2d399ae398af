using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Gguf;
using EigenFlux.Models.LlamaCpp.Native;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>A GGUF file's own tokenizer.</summary>
internal sealed unsafe class LlamaTokenizer : ITokenizer, IDisposable
{
    /// <summary>The attributes of tokens that are unknown, unused or control tokens.</summary>
    private const int NoText = 1 | 2 | 8;

    private readonly LlamaModelHandle model;
    private readonly bool ownsModel;
    private readonly GgufFile file;
    private readonly Lazy<TokenTable> table;

    /// <summary>A tokenizer over a loaded model or vocabulary, which it disposes with itself where it owns it.</summary>
    public LlamaTokenizer(LlamaModelHandle model, GgufFile file, bool ownsModel)
    {
        this.model = model;
        this.file = file;
        this.ownsModel = ownsModel;
        Vocabulary = LlamaApi.llama_model_get_vocab(model);
        VocabularySize = LlamaApi.llama_vocab_n_tokens(Vocabulary);
        var begin = LlamaApi.llama_vocab_bos(Vocabulary);
        BeginOfText = LlamaApi.llama_vocab_get_add_bos(Vocabulary) != 0 && begin >= 0 ? new TokenId(begin) : null;
        table = new Lazy<TokenTable>(() => new TokenTable(Vocabulary, VocabularySize));
    }

    /// <inheritdoc/>
    public int VocabularySize { get; }

    /// <inheritdoc/>
    public TokenId? BeginOfText { get; }

    /// <inheritdoc/>
    public string Fingerprint => file.TokenizerFingerprint;

    /// <summary>The library's own vocabulary.</summary>
    internal nint Vocabulary { get; }

    /// <inheritdoc/>
    public bool IsEndOfText(TokenId token)
    {
        Check(token);
        return LlamaApi.llama_vocab_is_eog(Vocabulary, token.Value) != 0;
    }

    /// <inheritdoc/>
    public bool IsControl(TokenId token)
    {
        Check(token);
        return (LlamaApi.llama_vocab_get_attr(Vocabulary, token.Value) & NoText) != 0 || LlamaApi.llama_vocab_is_eog(Vocabulary, token.Value) != 0;
    }

    /// <inheritdoc/>
    public TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false)
    {
        if (text.IsEmpty)
        {
            return [];
        }

        var capacity = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = ArrayPool<byte>.Shared.Rent(capacity);
        try
        {
            var length = Encoding.UTF8.GetBytes(text, bytes);
            var tokens = Tokenize(bytes.AsSpan(0, length), parseSpecial);
            return parseSpecial ? tokens : WithoutForgery(bytes.AsSpan(0, length), tokens);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> GetBytes(TokenId token)
    {
        Check(token);
        return table.Value[token.Value];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (ownsModel)
        {
            model.Dispose();
        }
    }

    private TokenId[] Tokenize(ReadOnlySpan<byte> text, bool parseSpecial)
    {
        ObjectDisposedException.ThrowIf(model.IsClosed, this);

        // No vocabulary gives more tokens than bytes, but for the few that a normalisation may add.
        var tokens = new int[text.Length + 16];
        int count;
        while (true)
        {
            fixed (byte* start = text)
            fixed (int* destination = tokens)
            {
                count = LlamaApi.llama_tokenize(
                    Vocabulary, start, text.Length, destination, tokens.Length, addSpecial: 0, parseSpecial ? (byte)1 : (byte)0);
            }

            if (count >= 0)
            {
                break;
            }

            if (count == int.MinValue)
            {
                throw new ModelException(ModelErrorKind.EngineFailed, $"A text of {text.Length} bytes is too long to tokenize.");
            }

            tokens = new int[-count];
        }

        return MemoryMarshal.Cast<int, TokenId>(tokens.AsSpan(0, count)).ToArray();
    }

    /// <summary>
    /// A SentencePiece vocabulary can merge the letters of a control token's name into that token, although control tokens were not
    /// asked for. Such a name is cut after its first character and its two parts are tokenized by themselves.
    /// </summary>
    private TokenId[] WithoutForgery(ReadOnlySpan<byte> text, TokenId[] tokens)
    {
        foreach (var token in tokens)
        {
            if (LlamaApi.llama_vocab_is_control(Vocabulary, token.Value) == 0 && LlamaApi.llama_vocab_is_eog(Vocabulary, token.Value) == 0)
            {
                continue;
            }

            var name = GetBytes(token);
            var at = name.Length < 2 ? -1 : text.IndexOf(name);
            if (at < 0)
            {
                // Not by its name: the vocabulary's token for what it does not know.
                continue;
            }

            var cut = at + 1;
            while (cut < text.Length && (text[cut] & 0xC0) == 0x80)
            {
                cut++;
            }

            return
            [
                .. WithoutForgery(text[..cut], Tokenize(text[..cut], parseSpecial: false)),
                .. WithoutForgery(text[cut..], Tokenize(text[cut..], parseSpecial: false)),
            ];
        }

        return tokens;
    }

    private void Check(TokenId token)
    {
        ObjectDisposedException.ThrowIf(model.IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(token.Value, nameof(token));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token.Value, VocabularySize, nameof(token));
    }
}

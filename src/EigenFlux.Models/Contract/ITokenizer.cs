namespace EigenFlux.Models.Contract;

/// <summary>Converts text to tokens and back. Immutable and safe for concurrent use.</summary>
public interface ITokenizer
{
    /// <summary>The number of tokens in the vocabulary.</summary>
    int VocabularySize { get; }

    /// <summary>The token that every page-state of this model begins with; null if the model needs none.</summary>
    TokenId? BeginOfText { get; }

    /// <summary>
    /// A hash of the vocabulary and of the rules of splitting text, in lower-case hexadecimal: two tokenizers with the same
    /// fingerprint return the same tokens for every text. An image is valid only for its tokenizer's fingerprint.
    /// </summary>
    string Fingerprint { get; }

    /// <summary>Whether the model ends its text with this token (end of text, end of turn). Such a token represents no text.</summary>
    bool IsEndOfText(TokenId token);

    /// <summary>Whether a token has only a name and represents no text for a reader.</summary>
    bool IsControl(TokenId token) => IsEndOfText(token) || token == BeginOfText;

    /// <summary>
    /// The tokens of <paramref name="text"/>, in order, without <see cref="BeginOfText"/> and without an added space before the
    /// text.
    /// </summary>
    /// <param name="text">Any UTF-16 text; unpaired surrogates become U+FFFD.</param>
    /// <param name="parseSpecial">
    /// Whether the names of control tokens in the text (such as a chat template's turn marks) become those tokens. False for all
    /// text of an author or a model, so that prose cannot forge a control token.
    /// </param>
    TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false);

    /// <summary>
    /// The UTF-8 bytes that the token represents, which can be part of a character. For a control token, its name in the
    /// vocabulary. Allocates nothing.
    /// </summary>
    ReadOnlySpan<byte> GetBytes(TokenId token);
}

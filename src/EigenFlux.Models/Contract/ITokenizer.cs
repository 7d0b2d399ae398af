namespace EigenFlux.Models.Contract;

/// <summary>Turns text into tokens and back. Immutable and safe to use from several threads.</summary>
public interface ITokenizer
{
    /// <summary>The number of tokens in the vocabulary.</summary>
    int VocabularySize { get; }

    /// <summary>The token that every page-state of this model begins with; null where the model wants none.</summary>
    TokenId? BeginOfText { get; }

    /// <summary>
    /// A hash of the vocabulary and of how text is split, in lower-case hexadecimal: two tokenizers with the same fingerprint give
    /// the same tokens for every text. An image is bound to it.
    /// </summary>
    string Fingerprint { get; }

    /// <summary>Whether the model ends its text with this token (end of text, end of turn). Such a token has no text of its own.</summary>
    bool IsEndOfText(TokenId token);

    /// <summary>Whether a token has a name in the place of a text of its own, so that saying it says nothing a person could read.</summary>
    bool IsControl(TokenId token) => IsEndOfText(token) || token == BeginOfText;

    /// <summary>
    /// The tokens of <paramref name="text"/>, in order, without <see cref="BeginOfText"/> and without a space put before it.
    /// </summary>
    /// <param name="text">Any UTF-16 text; unpaired surrogates become U+FFFD.</param>
    /// <param name="parseSpecial">
    /// Whether the names of control tokens in the text (such as a chat template's turn marks) become those tokens. False for
    /// everything an author or a model wrote, so that prose cannot forge a control token.
    /// </param>
    TokenId[] Tokenize(ReadOnlySpan<char> text, bool parseSpecial = false);

    /// <summary>
    /// The UTF-8 bytes that the token stands for; they may be a part of a character only. A control token gives its name in
    /// the vocabulary. Allocates nothing.
    /// </summary>
    ReadOnlySpan<byte> GetBytes(TokenId token);
}

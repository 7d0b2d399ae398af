using EigenFlux.Models.Constraints;
using EigenFlux.Models.Contract;

namespace EigenFlux.Runtime.Run;

/// <summary>A turn whose tokens are drawn one after the other.</summary>
internal interface ITokenSource
{
    /// <summary>The number of tokens of the vocabulary.</summary>
    int VocabularySize { get; }

    /// <summary>Samples the next token from the model.</summary>
    /// <param name="allowed">The tokens that may come; null for all.</param>
    ValueTask<TokenId> SampleAsync(TokenMask? allowed);

    /// <summary>The next token is read from the journal: does what comes before a token is sampled.</summary>
    void BeforeReplay();

    /// <summary>A token was sampled or read.</summary>
    void Drew(TokenId token);
}

namespace EigenFlux.Models.Contract;

/// <summary>
/// A page-state and the engine's cache over it. Appended tokens are computed when a distribution is first requested. Positions
/// are those of the page-state, from 0, independent of the cache. Not safe for concurrent use.
/// </summary>
/// <remarks>
/// An engine must implement only these members. <see cref="ModelSessionExtensions"/> adds operations to every session: it uses an
/// optional ability (<see cref="IEditableCache"/>, <see cref="ISavedState"/>, <see cref="ISamplesItself"/>,
/// <see cref="ITopLogProbabilities"/>) if the session has it, and otherwise a method that is exact but slower.
/// </remarks>
public interface IModelSession : IAbilities, IDisposable
{
    /// <summary>The number of tokens in the page-state.</summary>
    int Length { get; }

    /// <summary>The page-state's tokens. Valid until the next change.</summary>
    ReadOnlySpan<TokenId> Tokens { get; }

    /// <summary>The number of tokens in the vocabulary: the length of a row of log-probabilities.</summary>
    int VocabularySize { get; }

    /// <summary>The number of tokens that the engine has computed since the session began, including recomputed ones.</summary>
    long Evaluated { get; }

    /// <summary>Appends tokens to the page-state.</summary>
    /// <exception cref="ModelException">The tokens do not fit in the context's window.</exception>
    void Append(ReadOnlySpan<TokenId> tokens);

    /// <summary>Deletes all tokens after the first ones.</summary>
    /// <param name="length">The number of tokens to keep, at most <see cref="Length"/>.</param>
    void Truncate(int length);

    /// <summary>Returns an independent session with the same page-state. The engine shares the common cache if it can.</summary>
    IModelSession Fork();

    /// <summary>The natural logarithms of the next token's probabilities (nats), given the page-state.</summary>
    /// <param name="destination">One place for each token of the vocabulary.</param>
    /// <exception cref="ModelException">
    /// The model returns no probabilities (<see cref="ModelCapabilities.LogProbabilities"/>), the page-state is empty and the
    /// model needs a token, or the engine failed.
    /// </exception>
    void NextLogProbabilities(Span<float> destination);

    /// <summary>
    /// The natural logarithm of the probability that one token comes next (nats), given the page-state, which does not change.
    /// Cheaper than <see cref="NextLogProbabilities"/>, of which it is one element.
    /// </summary>
    /// <param name="token">A token of the vocabulary.</param>
    /// <exception cref="ModelException">As for <see cref="NextLogProbabilities"/>.</exception>
    double LogProbabilityOf(TokenId token)
    {
        var row = new float[VocabularySize];
        NextLogProbabilities(row);
        return row[token.Value];
    }

    /// <summary>Appends tokens and returns the log-probability of each (nats), given all tokens before it.</summary>
    /// <param name="tokens">The tokens to append.</param>
    /// <param name="destination">One place for each token.</param>
    /// <exception cref="ModelException">As for <see cref="NextLogProbabilities"/>; or they do not fit in the context's window.</exception>
    void AppendScored(ReadOnlySpan<TokenId> tokens, Span<float> destination)
    {
        var length = Length;
        var row = new float[VocabularySize];
        try
        {
            for (var i = 0; i < tokens.Length; i++)
            {
                NextLogProbabilities(row);
                destination[i] = row[tokens[i].Value];
                Append(tokens.Slice(i, 1));
            }
        }
        catch (ModelException)
        {
            Truncate(length);
            throw;
        }
    }
}

namespace EigenFlux.Models.Contract;

/// <summary>
/// A page-state and the engine's cache over it. Appended tokens are computed when a distribution is first asked for. Positions are
/// the page-state's own, from 0, whatever the cache holds. Not safe for use from several threads at once.
/// </summary>
/// <remarks>
/// This is all that an engine must offer. <see cref="ModelSessionExtensions"/> offers more on every session: it uses an optional ability
/// (<see cref="IEditableCache"/>, <see cref="ISavedState"/>, <see cref="ISamplesItself"/>, <see cref="ITopLogProbabilities"/>) if the session has it,
/// and otherwise a way that is exact and slower.
/// </remarks>
public interface IModelSession : IAbilities, IDisposable
{
    /// <summary>The number of tokens in the page-state.</summary>
    int Length { get; }

    /// <summary>The page-state's tokens. Valid until the next change.</summary>
    ReadOnlySpan<TokenId> Tokens { get; }

    /// <summary>The number of tokens in the vocabulary: the length of a row of log-probabilities.</summary>
    int VocabularySize { get; }

    /// <summary>Tokens computed by the engine since the session began, recomputed ones counted again: what the run cost.</summary>
    long Evaluated { get; }

    /// <summary>Puts tokens at the end of the page-state.</summary>
    /// <exception cref="ModelException">They do not fit in the context's window.</exception>
    void Append(ReadOnlySpan<TokenId> tokens);

    /// <summary>Keeps the page-state's first tokens and deletes the others.</summary>
    /// <param name="length">The number of tokens to keep, at most <see cref="Length"/>.</param>
    void Truncate(int length);

    /// <summary>A session with the same page-state that goes its own way; what both have in common is kept once if the engine can.</summary>
    IModelSession Fork();

    /// <summary>The natural logarithms of the next token's probabilities (nats), given the page-state.</summary>
    /// <param name="destination">One place for each token of the vocabulary.</param>
    /// <exception cref="ModelException">
    /// The model gives no probabilities (<see cref="ModelCapabilities.LogProbabilities"/>), the page-state is empty and the model needs
    /// a token, or the engine failed.
    /// </exception>
    void NextLogProbabilities(Span<float> destination);

    /// <summary>
    /// The natural logarithm of the probability that one token comes next (nats), given the page-state, which stays as it is. Cheaper
    /// than <see cref="NextLogProbabilities"/>, of which it is one place.
    /// </summary>
    /// <param name="token">A token of the vocabulary.</param>
    /// <exception cref="ModelException">As for <see cref="NextLogProbabilities"/>.</exception>
    double LogProbabilityOf(TokenId token)
    {
        var row = new float[VocabularySize];
        NextLogProbabilities(row);
        return row[token.Value];
    }

    /// <summary>Appends tokens and gives each one's log-probability (nats) given all before it.</summary>
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

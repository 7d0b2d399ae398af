
namespace EigenFlux.Models.Contract;

/// <summary>
/// A page-state and the engine's cache over it. Appended tokens are computed when a distribution is first asked for. Positions are
/// the page-state's own, from 0, whatever the cache holds. Not safe for use from several threads at once.
/// </summary>
public interface IModelSession : IDisposable
{
    /// <summary>The number of tokens in the page-state.</summary>
    int Length { get; }

    /// <summary>The page-state's tokens. Valid until the next change.</summary>
    ReadOnlySpan<TokenId> Tokens { get; }

    /// <summary>Tokens computed by the engine since the session began, recomputed ones counted again: what the run cost.</summary>
    long Evaluated { get; }

    /// <summary>Puts tokens at the end of the page-state.</summary>
    /// <exception cref="ModelException">They do not fit in the context's window.</exception>
    void Append(ReadOnlySpan<TokenId> tokens);

    /// <summary>Deletes <paramref name="count"/> tokens from position <paramref name="start"/> on.</summary>
    /// <returns>What was done: <see cref="CacheMode.Exact"/> also where a shift was asked for and the cache cannot move.</returns>
    CacheMode Delete(int start, int count, CacheMode mode);

    /// <summary>
    /// Puts tokens before position <paramref name="at"/>; at the end that is what <see cref="Append"/> does. Exact, what comes after them
    /// is recomputed. With a shift its cached entries are kept and moved, each as it was before the tokens were there, and only the
    /// tokens are computed, given what is before them.
    /// </summary>
    /// <returns>What was done: <see cref="CacheMode.Exact"/> also where a shift was asked for and the cache cannot move.</returns>
    /// <exception cref="ModelException">They do not fit in the context's window, or the engine failed.</exception>
    CacheMode Insert(int at, ReadOnlySpan<TokenId> tokens, CacheMode mode);

    /// <summary>The natural logarithms of the next token's probabilities (nats), given the page-state.</summary>
    /// <param name="destination">As many places as the vocabulary has tokens.</param>
    /// <exception cref="ModelException">The page-state is empty and the model needs a token, or the engine failed.</exception>
    void NextLogProbabilities(Span<float> destination);

    /// <summary>
    /// The natural logarithm of the probability that one token comes next (nats), given the page-state, which stays as it is. Cheaper
    /// than <see cref="NextLogProbabilities"/>, of which it is one place.
    /// </summary>
    /// <param name="token">A token of the vocabulary.</param>
    /// <exception cref="ModelException">
    /// The model gives no probabilities (<see cref="ModelCapabilities.LogProbabilities"/>), the page-state is empty and the model needs
    /// a token, or the engine failed.
    /// </exception>
    double LogProbabilityOf(TokenId token);

    /// <summary>Appends tokens and gives each one's log-probability (nats) given all before it.</summary>
    /// <param name="tokens">The tokens to append.</param>
    /// <param name="destination">As many places as there are tokens.</param>
    void AppendScored(ReadOnlySpan<TokenId> tokens, Span<float> destination);

    /// <summary>Draws the next token, and does not append it.</summary>
    /// <param name="sampler">A sampler of this model.</param>
    /// <param name="allowed">
    /// The tokens that may come, of which the sampler then draws as if there were no others; null for all. Nothing is allocated for it.
    /// </param>
    /// <exception cref="ModelException">
    /// The engine failed, or what it gave is no distribution over the tokens that may come; or what a recording says next may not come
    /// (<see cref="ModelErrorKind.NotAllowed"/>).
    /// </exception>
    TokenId Sample(ISampler sampler, TokenMask? allowed = null);

    /// <summary>A session with the same page-state that goes its own way; what both have in common is kept once where the engine can.</summary>
    IModelSession Fork();

    /// <summary>
    /// What the cache has of some tokens, to be put back where the same tokens stand before it: null where the engine keeps none, or none
    /// of these that is exact. The session stays as it is.
    /// </summary>
    /// <param name="from">The position of the first.</param>
    /// <param name="count">How many; those at the end that are not computed are left out.</param>
    ICacheTail? Tail(int from, int count) => null;

    /// <summary>Puts tokens at the end that were there before, with what the cache had of them.</summary>
    /// <param name="tail">What it had. It stands where the page-state ends, and the page-state is the one that was before it, all computed.</param>
    /// <param name="tokens">The tokens, as many as there are in it or fewer.</param>
    /// <returns>False where that cannot be had: then nothing is changed.</returns>
    bool TryAppend(ICacheTail tail, ReadOnlySpan<TokenId> tokens) => false;

    /// <summary>The page-state and the cache over it, as bytes that <see cref="Load"/> takes back with no bit changed.</summary>
    byte[] Save();

    /// <summary>Puts a saved state in the place of this session's.</summary>
    /// <exception cref="ModelException">The bytes are not a state of this model and engine.</exception>
    void Load(ReadOnlySpan<byte> state);
}

using EigenFlux.Models.Constraints;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Runtime.Caches;
using EigenFlux.Runtime.Checkpoints;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Prefixes;

namespace EigenFlux.Runtime.Run;

/// <summary>
/// What a run gets from its models, from persons and from the clock. A live run asks them and writes the answers into its journal; a replayed run reads
/// the answers from there and asks nobody.
/// </summary>
internal interface IDrawing
{
    /// <summary>The cache of a window that is opened.</summary>
    /// <param name="room">What it takes.</param>
    /// <param name="prefix">The tokens that it begins with.</param>
    /// <param name="store">Where computed prefixes are kept; null for nowhere.</param>
    /// <param name="notice">Receives what a user should know.</param>
    WindowCache OpenCache(CacheRoom room, TokenId[] prefix, IPrefixStore? store, Action<RunFault> notice);

    /// <summary>A sampler for a turn that begins; null if nothing is sampled.</summary>
    /// <param name="model">The model.</param>
    /// <param name="request">How it samples.</param>
    ISampler? CreateSampler(ILanguageModel model, SamplerRequest request);

    /// <summary>The next token of a turn.</summary>
    /// <param name="source">The turn.</param>
    /// <param name="allowed">The tokens that may come; null for all.</param>
    ValueTask<TokenId> TokenAsync(ITokenSource source, TokenMask? allowed);

    /// <summary>A number that a model gives.</summary>
    double Number<T>(T from, Func<T, double> ask);

    /// <summary>Several numbers that a model gives.</summary>
    double[] Numbers<T>(int count, T from, Func<T, double[]> ask);

    /// <summary>Appends tokens to a session and returns the log-probability of each (nats).</summary>
    double[] AppendScored(IModelSession session, ReadOnlySpan<TokenId> tokens);

    /// <summary>A number from 0 to less than <paramref name="count"/>: which of several was drawn.</summary>
    int Index<T>(int count, T from, Func<T, int> ask);

    /// <summary>A whole number that a replayed run may have another of.</summary>
    int Integer(int live);

    /// <summary>A text that a replayed run may have another of.</summary>
    string Text(string live);

    /// <summary>The text that a person gives.</summary>
    ValueTask<string> TextAsync(Func<ValueTask<string>> ask);

    /// <summary>Whether something happened at this place that mostly does not.</summary>
    bool Happened<T>(JournalEntry mark, T from, Func<T, bool> ask);

    /// <summary>Does what a live run does or what a replayed run does, if the two have more than an answer to differ in.</summary>
    ValueTask<T> RunAsync<T>(Func<ValueTask<T>> live, Func<ValueTask<T>> replayed);
}

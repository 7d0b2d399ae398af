using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Telemetry;

namespace EigenFlux.Runtime.Prefixes;

/// <summary>
/// Initializes page-states with their prefix, which is restored from a store, or else computed and stored. A prefix is always
/// computed alone, before any further text, so a run continues from identical bits with a stored prefix, without one, and without
/// a store.
/// </summary>
public static class WarmPrefix
{
    /// <summary>The fewest tokens of a prefix that is kept.</summary>
    public const int DefaultLeast = 64;

    /// <summary>Puts a prefix into an empty session.</summary>
    /// <param name="model">The session's model.</param>
    /// <param name="context">The session's context.</param>
    /// <param name="session">An empty session.</param>
    /// <param name="prefix">The prefix.</param>
    /// <param name="store">The store of prefixes; null for none.</param>
    /// <param name="notice">Receives notices for the user. A fault of the store never ends a run.</param>
    /// <param name="least">The minimum number of tokens of a stored prefix.</param>
    /// <returns>Whether the prefix was restored from the store.</returns>
    /// <exception cref="ModelException">The prefix does not fit in the window, or the engine failed.</exception>
    public static bool Begin(
        ILanguageModel model,
        IModelContext context,
        IModelSession session,
        ReadOnlySpan<TokenId> prefix,
        IPrefixStore? store,
        Action<RunFault> notice,
        int least = DefaultLeast)
    {
        var info = model.Info;
        var isWorthIt = prefix.Length >= least && info.Capabilities.HasFlag(ModelCapabilities.State) && info.StateRelease is not null;
        if (!isWorthIt || store is null || Key(info, prefix, notice) is not { } key)
        {
            Compute(context, session, prefix);
            return false;
        }

        if (Find(store, key, notice) is { } state && Load(session, state, prefix, notice))
        {
            PrefixTelemetry.Found(info, prefix.Length);
            return true;
        }

        PrefixTelemetry.Missed(info, prefix.Length);
        Compute(context, session, prefix);
        Keep(store, key, session, notice);
        return false;
    }

    private static void Compute(IModelContext context, IModelSession session, ReadOnlySpan<TokenId> prefix)
    {
        session.Append(prefix);
        if (!prefix.IsEmpty)
        {
            context.Evaluate([session]);
        }
    }

    /// <summary>The prefix's key; null if the model cannot be distinguished from others.</summary>
    private static PrefixKey? Key(ModelInfo model, ReadOnlySpan<TokenId> prefix, Action<RunFault> notice)
    {
        try
        {
            return model.Fingerprint.Length > 0 ? PrefixKey.Of(model, prefix) : null;
        }
        catch (IOException problem)
        {
            // The model's file is gone, or can no longer be read.
            notice(new RunFault.PrefixNotKept(problem.Message));
            return null;
        }
    }

    private static byte[]? Find(IPrefixStore store, PrefixKey key, Action<RunFault> notice)
    {
        try
        {
            return store.Find(key);
        }
        catch (IOException problem)
        {
            notice(new RunFault.PrefixIgnored(problem.Message));
            return null;
        }
    }

    private static bool Load(IModelSession session, byte[] state, ReadOnlySpan<TokenId> prefix, Action<RunFault> notice)
    {
        string reason;
        try
        {
            session.Load(state);
            if (session.Tokens.SequenceEqual(prefix))
            {
                return true;
            }

            reason = "The saved state belongs to another page-state.";
        }
        catch (ModelException problem)
        {
            reason = problem.Message;
        }

        notice(new RunFault.PrefixIgnored(reason));
        session.Delete(0, session.Length, CacheMode.Exact);
        return false;
    }

    private static void Keep(IPrefixStore store, PrefixKey key, IModelSession session, Action<RunFault> notice)
    {
        try
        {
            var state = session.Save();
            if (state.Length > store.Limit)
            {
                notice(new RunFault.PrefixTooLarge(state.Length, store.Limit));
                return;
            }

            store.Keep(key, state);
        }
        catch (Exception problem) when (problem is IOException or ModelException)
        {
            notice(new RunFault.PrefixNotKept(problem.Message));
        }
    }
}

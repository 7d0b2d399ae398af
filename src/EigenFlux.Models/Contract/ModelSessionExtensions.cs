namespace EigenFlux.Models.Contract;

/// <summary>
/// The operations of every session: by an optional ability if the session has it, and otherwise by a slower, exact method.
/// </summary>
public static class ModelSessionExtensions
{
    /// <summary>As <see cref="IEditableCache.ShiftsAs"/>; exact for a session whose cache cannot be edited.</summary>
    public static CacheMode ShiftsAs(this IModelSession session) => session.Ability<IEditableCache>()?.ShiftsAs ?? CacheMode.Exact;

    /// <summary>As <see cref="IEditableCache.Delete"/>; without it the tokens after the deleted ones are appended again.</summary>
    public static CacheMode Delete(this IModelSession session, int start, int count, CacheMode mode)
    {
        if (session.Ability<IEditableCache>() is { } cache)
        {
            return cache.Delete(start, count, mode);
        }

        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, session.Length - count, nameof(count));
        if (count > 0)
        {
            var rest = session.Tokens[(start + count)..].ToArray();
            session.Truncate(start);
            session.Append(rest);
        }

        return CacheMode.Exact;
    }

    /// <summary>As <see cref="IEditableCache.Insert"/>; without it the tokens after the inserted ones are appended again.</summary>
    public static CacheMode Insert(this IModelSession session, int at, ReadOnlySpan<TokenId> tokens, CacheMode mode)
    {
        if (session.Ability<IEditableCache>() is { } cache)
        {
            return cache.Insert(at, tokens, mode);
        }

        ArgumentOutOfRangeException.ThrowIfNegative(at);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at, session.Length);
        TokenId[] all = [.. tokens, .. session.Tokens[at..]];
        session.Truncate(at);
        try
        {
            session.Append(all);
        }
        catch (ModelException)
        {
            // They do not fit: the page-state stays as it was.
            session.Append(all.AsSpan(tokens.Length));
            throw;
        }

        return CacheMode.Exact;
    }

    /// <summary>As <see cref="IEditableCache.Tail"/>; null for a session whose cache cannot be edited.</summary>
    public static ICacheTail? Tail(this IModelSession session, int from, int count) => session.Ability<IEditableCache>()?.Tail(from, count);

    /// <summary>As <see cref="IEditableCache.TryAppend"/>; false for a session whose cache cannot be edited.</summary>
    public static bool TryAppend(this IModelSession session, ICacheTail tail, ReadOnlySpan<TokenId> tokens) =>
        session.Ability<IEditableCache>()?.TryAppend(tail, tokens) == true;

    /// <summary>As <see cref="ISavedState.Save"/>; without it the state is the page-state's tokens.</summary>
    public static byte[] Save(this IModelSession session) => session.Ability<ISavedState>()?.Save() ?? TokenState.Write(session.Tokens);

    /// <summary>As <see cref="ISavedState.Load"/>; without it the tokens are appended, to be computed again.</summary>
    /// <exception cref="ModelException">The bytes are not a state of this model and engine.</exception>
    public static void Load(this IModelSession session, ReadOnlySpan<byte> state)
    {
        if (session.Ability<ISavedState>() is { } saved)
        {
            saved.Load(state);
            return;
        }

        var tokens = TokenState.Read(state, session.VocabularySize);
        var before = session.Tokens.ToArray();
        session.Truncate(0);
        try
        {
            session.Append(tokens);
        }
        catch (ModelException)
        {
            session.Append(before);
            throw;
        }
    }

    /// <summary>As <see cref="ISamplesItself.Sample"/>; without it the sampler draws from the session's log-probabilities.</summary>
    /// <exception cref="ArgumentException">The sampler is another engine's.</exception>
    public static TokenId Sample(this IModelSession session, ISampler sampler, TokenMask? allowed = null) =>
        session.Ability<ISamplesItself>() is { } own ? own.Sample(sampler, allowed) : Draw(session, sampler, allowed);

    /// <summary>As <see cref="ISamplesItself.SampleAsync"/>; without it the sampler draws from the session's log-probabilities.</summary>
    /// <exception cref="ArgumentException">The sampler is another engine's.</exception>
    public static ValueTask<TokenId> SampleAsync(
        this IModelSession session, ISampler sampler, TokenMask? allowed = null, CancellationToken cancellation = default) =>
        session.Ability<ISamplesItself>() is { } own ? own.SampleAsync(sampler, allowed, cancellation) : new(Draw(session, sampler, allowed));

    /// <summary>As <see cref="ITopLogProbabilities.TopLogProbabilities"/>; without it they are taken from the row of log-probabilities.</summary>
    public static int TopLogProbabilities(this IModelSession session, Span<TokenId> tokens, Span<float> logProbabilities)
    {
        if (session.Ability<ITopLogProbabilities>() is { } top)
        {
            return top.TopLogProbabilities(tokens, logProbabilities);
        }

        var row = new float[session.VocabularySize];
        session.NextLogProbabilities(row);
        return Likeliest.Write(row, tokens, logProbabilities);
    }

    private static TokenId Draw(IModelSession session, ISampler sampler, TokenMask? allowed) => sampler is ILogitSampler own
        ? own.Draw(session, allowed)
        : throw new ArgumentException("The sampler is another engine's.", nameof(sampler));
}

using EigenFlux.Models.Contract;
using EigenFlux.Models.LlamaCpp.Native;
using EigenFlux.Models.Telemetry;

namespace EigenFlux.Models.LlamaCpp;

/// <summary>
/// One native context. All sessions share its cells ("unified" in the library's words), so that a fork costs nothing until it goes
/// its own way.
/// </summary>
/// <remarks>
/// Sequence numbers of the library, for S sessions: 0 to S-1 are the sessions; S to 2S-1 are their guards, with a sliding-window
/// model only; the last is scratch. A guard holds exactly what its session holds. The library gives away cells that a sliding
/// window has left behind, although they come back into sight when later tokens are deleted; it never gives away a cell that two
/// sequences hold.
/// </remarks>
internal sealed unsafe class LlamaContext : IModelContext, IRestorable, ISteerable
{
    /// <summary>The most tokens computed at once.</summary>
    internal const int BatchSize = 512;

    /// <summary>The most rows of logits computed at once when every token is scored: each costs twice four bytes per token of the vocabulary.</summary>
    internal const int ScoredAtOnce = 16;

    // The library's result for a batch that was stopped.
    private const int Aborted = 2;

    private readonly LlamaSession?[] sessions;
    private readonly Batch batch;
    private LlamaSession[] involved = [];
    private readonly Candidates candidates;
    private readonly AbortFlag abort = new();
    private CancellationToken cancelled;

    /// <summary>Makes the native context.</summary>
    public LlamaContext(LlamaModel model, ContextOptions options)
    {
        Model = model;
        Options = options;
        Guarded = model.Cache.SlidingWindow > 0;
        var sequences = (options.Sessions * (Guarded ? 2L : 1L)) + 1;
        var most = (long)LlamaApi.llama_max_parallel_sequences();
        if (sequences > most)
        {
            throw new ModelException(
                ModelErrorKind.Unsupported,
                $"{options.Sessions} sessions at once were asked for; llama.cpp takes {(most - 1) / (Guarded ? 2 : 1)} with this model.");
        }

        // A session never holds more cells than its window, shared or not, so this many always suffice.
        var cells = (((long)options.Window * options.Sessions) + 255) / 256 * 256;
        var bytes = model.OnGpu ? 0 : model.CacheBytesPerToken() * cells;
        CacheMemory.OfProcess.Take(bytes, cells);
        var parameters = LlamaApi.llama_context_default_params();
        parameters.ContextSize = checked((uint)cells);
        parameters.BatchSize = BatchSize;
        parameters.MicroBatchSize = BatchSize;
        parameters.MaximumSequences = (uint)sequences;
        parameters.MaximumOutputs = (uint)Math.Max(sequences, ScoredAtOnce);
        parameters.Threads = model.Threads;
        parameters.BatchThreads = model.Threads;
        parameters.SwaFull = 1;
        parameters.KvUnified = 1;
        parameters.NoPerf = 1;
        parameters.AbortCallback = AbortFlag.Callback;
        parameters.AbortCallbackData = abort.Data;
        LlamaLog.Clear();
        Handle = LlamaApi.llama_init_from_model(model.Handle, parameters);
        if (Handle.IsInvalid)
        {
            Handle.Dispose();
            abort.Dispose();
            CacheMemory.OfProcess.Return(bytes);
            throw new ModelException(
                ModelErrorKind.OutOfMemory,
                $"llama.cpp cannot make a context of {options.Window} tokens for {options.Sessions} sessions: {LlamaLog.LastErrors() ?? "it gives no reason"}. Ask for a smaller window or fewer sessions.");
        }

        Handle.Hold(model.Handle, bytes);
        Memory = LlamaApi.llama_get_memory(Handle);
        Vocabulary = model.Tokenizer.VocabularySize;
        Scratch = (int)sequences - 1;
        sessions = new LlamaSession?[options.Sessions];
        batch = new Batch(BatchSize, Guarded ? 2 : 1);
        candidates = new Candidates(Vocabulary);
    }

    /// <inheritdoc/>
    public ContextOptions Options { get; }

    /// <inheritdoc/>
    public int SteeringWidth => LlamaApi.llama_model_n_embd(Model.Handle);

    /// <inheritdoc/>
    public int SteeringLayers => LlamaApi.llama_model_n_layer(Model.Handle) - 1;

    internal LlamaModel Model { get; }

    internal LlamaContextHandle Handle { get; }

    internal nint Memory { get; }

    /// <summary>The number of logits in a row.</summary>
    internal int Vocabulary { get; }

    /// <summary>Whether sessions have guards.</summary>
    internal bool Guarded { get; }

    /// <summary>The number of a sequence that is empty between calls.</summary>
    internal int Scratch { get; }

    /// <summary>Whether a session is the only one.</summary>
    internal bool IsAlone => Open == 1;

    /// <summary>
    /// Whether the cells may lie in another order than the page-state's tokens. The order decides how sums are rounded, so that a
    /// state that is saved and one that is loaded must have the same.
    /// </summary>
    internal bool IsScattered { get; set; }

    private int Open { get; set; }

    /// <inheritdoc/>
    public IModelSession CreateSession() => Add(id => new LlamaSession(this, id));

    /// <inheritdoc/>
    public ValueTask EvaluateAsync(IReadOnlyList<IModelSession> sessions, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        if (involved.Length < sessions.Count)
        {
            involved = new LlamaSession[Math.Max(sessions.Count, this.sessions.Length)];
        }

        for (var i = 0; i < sessions.Count; i++)
        {
            involved[i] = Own(sessions[i]);
        }

        cancelled = cancellation;
        try
        {
            Evaluate(involved.AsSpan(0, sessions.Count));
        }
        finally
        {
            cancelled = CancellationToken.None;
            involved.AsSpan().Clear();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Computes what is pending in each of the sessions.</summary>
    internal void Evaluate(ReadOnlySpan<LlamaSession> toEvaluate)
    {
        foreach (var session in toEvaluate)
        {
            session.Prepare();
        }

        var next = 0;
        while (next < toEvaluate.Length)
        {
            batch.Clear();
            var first = next;
            while (next < toEvaluate.Length && batch.Room > 0)
            {
                var session = toEvaluate[next];
                session.Fill(batch, batch.Room);
                if (session.Pending > 0)
                {
                    break;
                }

                session.MarkOutput(batch);
                next++;
            }

            if (batch.Count > 0)
            {
                Decode(toEvaluate[first..Math.Min(next + 1, toEvaluate.Length)]);
            }
        }
    }

    /// <inheritdoc/>
    public void Restore(IReadOnlyList<IModelSession> toRestore, IReadOnlyList<byte[]> states)
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfNotEqual(states.Count, toRestore.Count, nameof(states));
        ArgumentOutOfRangeException.ThrowIfNotEqual(toRestore.Count, Open, nameof(toRestore));
        foreach (var session in toRestore)
        {
            Own(session).Empty();
        }

        StartAfresh();
        for (var i = 0; i < toRestore.Count; i++)
        {
            Own(toRestore[i]).Load(states[i]);
        }
    }

    /// <inheritdoc/>
    public void Steer(ReadOnlySpan<float> directions)
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        if (!directions.IsEmpty && directions.Length != SteeringLayers * SteeringWidth)
        {
            throw new ArgumentException(
                $"A control vector of this model has {SteeringLayers} directions of {SteeringWidth} numbers, which are {SteeringLayers * SteeringWidth}; these are {directions.Length}.",
                nameof(directions));
        }

        // What is cached was computed without the vector, or with another.
        foreach (var session in sessions)
        {
            session?.Forget();
        }

        fixed (float* data = directions)
        {
            var result = LlamaApi.llama_set_adapter_cvec(Handle, data, (nuint)directions.Length, SteeringWidth, 1, SteeringLayers);
            if (result != 0)
            {
                throw Failed("it takes no control vector");
            }
        }
    }

    /// <summary>Computes a session's last token again, and copies its hidden state.</summary>
    internal void ReadHidden(LlamaSession session, Span<float> destination)
    {
        session.ForgetLast();
        session.Prepare();
        while (session.Pending > 1)
        {
            batch.Clear();
            session.Fill(batch, Math.Min(batch.Room, session.Pending - 1));
            Decode(new ReadOnlySpan<LlamaSession>(in session));
        }

        // From here on every token of a batch is an output, and there is room for few.
        LlamaApi.llama_set_embeddings(Handle, 1);
        try
        {
            Evaluate(new ReadOnlySpan<LlamaSession>(in session));
            var state = LlamaApi.llama_get_embeddings_ith(Handle, -1);
            if (state is null)
            {
                throw Failed("it gave no hidden state");
            }

            new ReadOnlySpan<float>(state, destination.Length).CopyTo(destination);
        }
        finally
        {
            LlamaApi.llama_set_embeddings(Handle, 0);
        }
    }

    /// <summary>All cells are free: they are given out from the first on, as in a new context.</summary>
    internal void StartAfresh()
    {
        LlamaApi.llama_memory_clear(Memory, 0);
        IsScattered = Open > 1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var session in sessions)
        {
            session?.Dispose();
        }

        candidates.Dispose();
        batch.Dispose();
        Handle.Dispose();
        abort.Dispose();
    }

    /// <summary>Computes a session's next pending tokens, as many as can be scored at once, with a row of logits for each.</summary>
    internal int DecodeScored(LlamaSession session)
    {
        batch.Clear();
        session.Fill(batch, ScoredAtOnce);
        session.MarkOutput(batch);
        batch.MarkAll();
        Decode(new ReadOnlySpan<LlamaSession>(in session));
        return batch.Count;
    }

    /// <summary>Computes tokens before which and after which a session has entries; those after are kept, and moved where need be.</summary>
    /// <param name="session">The session. Its page-state has the tokens.</param>
    /// <param name="at">The position of the first.</param>
    /// <param name="count">How many.</param>
    internal void DecodeBetween(LlamaSession session, int at, int count)
    {
        session.Cache.SetAside(at, count);
        try
        {
            while (count > 0)
            {
                batch.Clear();
                session.Fill(batch, Math.Min(count, batch.Room));
                count -= batch.Count;
                Decode(new ReadOnlySpan<LlamaSession>(in session));
                session.Cache.Guard(batch.Count);
            }
        }
        catch (ModelException)
        {
            session.Cache.Forsake();
            throw;
        }

        session.Cache.PutBack();
    }

    /// <summary>The row of logits of the batch's token number <paramref name="index"/>. Valid until the next batch.</summary>
    internal float* Row(int index)
    {
        var row = LlamaApi.llama_get_logits_ith(Handle, index);
        return row is not null ? row : throw Failed("it gave no logits");
    }

    internal int Draw(float* logits, LlamaSampler sampler, TokenMask? allowed) => candidates.Draw(logits, sampler, allowed);

    internal LlamaSession Fork(LlamaSession parent) => (LlamaSession)Add(id => parent.ForkTo(id));

    internal void Remove(LlamaSession session)
    {
        sessions[session.Id] = null;
        Open--;
    }

    internal ModelException Failed(string how) => new(
        ModelErrorKind.EngineFailed,
        $"llama.cpp failed while computing: {LlamaLog.LastErrors() ?? how}.");

    private void Decode(ReadOnlySpan<LlamaSession> toCompute)
    {
        // The next batch writes over all rows: those that another session still wants are kept for it.
        foreach (var session in sessions)
        {
            session?.KeepLogits();
        }

        int result;
        using (DecodeTelemetry.Begin(LlamaEngine.EngineName, batch.Count, toCompute.Length))
        using (abort.When(cancelled))
        {
            // A GPU does not ask while it computes.
            result = cancelled.IsCancellationRequested ? Aborted : LlamaApi.llama_decode(Handle, batch.Native);
        }

        if (result != 0)
        {
            foreach (var session in toCompute)
            {
                session.Restore();
            }

            cancelled.ThrowIfCancellationRequested();
            throw Failed(result == 1 ? "there was no room in its cache" : $"code {result}");
        }

        foreach (var session in toCompute)
        {
            session.Advance();
        }
    }

    private IModelSession Add(Func<int, LlamaSession> make)
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        var id = Array.IndexOf(sessions, null);
        if (id < 0)
        {
            throw new ModelException(
                ModelErrorKind.Unsupported,
                $"All {sessions.Length} sessions of this context are open. Dispose one, or make a context for more.");
        }

        if (Open == 0)
        {
            StartAfresh();
        }

        var session = make(id);
        sessions[id] = session;
        Open++;
        IsScattered |= Open > 1;
        return session;
    }

    private LlamaSession Own(IModelSession session) => session is LlamaSession own && own.Context == this
        ? own
        : throw new ArgumentException("The session belongs to another context.", nameof(session));
}

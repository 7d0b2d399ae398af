using EigenFlux.Models.Builtin;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Delegating;
using EigenFlux.Models.Opening;

namespace EigenFlux.Tests.Support;

/// <summary>Opens <c>batching:NAME</c>: the built-in model as an engine that computes batches, with a note of each batch.</summary>
public sealed class BatchingEngine : IModelEngine
{
    private readonly BuiltinEngine builtin = new();
    private readonly List<int> batches = [];
    private readonly Lock gate = new();
    private int contexts;
    private int open;
    private int busy;

    /// <summary>Whether contexts compute at the same time: those of isolated runs do, and those of one scheduler never.</summary>
    public bool HasIsolatedRuns { get; set; }

    /// <summary>Is called when a model is being opened.</summary>
    public Action Opening { get; set; } = () => { };

    /// <summary>Is called when a batch is about to be computed, with the number of its sessions.</summary>
    public Action<int> Computing { get; set; } = _ => { };

    /// <summary>The number of sessions of each batch, in order.</summary>
    public IReadOnlyList<int> Batches
    {
        get
        {
            lock (gate)
            {
                return [.. batches];
            }
        }
    }

    /// <summary>The number of contexts that were made.</summary>
    public int Contexts => contexts;

    /// <summary>The number of contexts that are open.</summary>
    public int OpenContexts => open;

    public string Name => "batching";

    public string Usage => "batching:NAME";

    public bool Accepts(ModelUri uri) => uri.Scheme == "batching";

    public ILanguageModel Open(ModelUri uri, ModelOptions options)
    {
        Opening();
        return new Model(builtin.Open(ModelUri.Parse("builtin:mini"), options), this);
    }

    public ITokenizer OpenTokenizer(ModelUri uri, ModelOptions options) => builtin.OpenTokenizer(ModelUri.Parse("builtin:mini"), options);

    private sealed class Model(ILanguageModel inner, BatchingEngine engine) : DelegatingModel(inner)
    {
        public override ModelInfo Info { get; } = inner.Info with { Capabilities = inner.Info.Capabilities | ModelCapabilities.Batch | ModelCapabilities.Fork };

        public override IModelContext CreateContext(ContextOptions options)
        {
            Interlocked.Increment(ref engine.contexts);
            Interlocked.Increment(ref engine.open);
            return new Context(Inner.CreateContext(options), engine);
        }
    }

    private sealed class Context(IModelContext inner, BatchingEngine engine) : DelegatingContext(inner)
    {
        private int computing;

        public override ValueTask EvaluateAsync(IReadOnlyList<IModelSession> sessions, CancellationToken cancellation = default)
        {
            ref var busy = ref engine.HasIsolatedRuns ? ref computing : ref engine.busy;
            if (Interlocked.Exchange(ref busy, 1) != 0)
            {
                throw new InvalidOperationException("Two batches of one model are computed at once.");
            }

            lock (engine.gate)
            {
                engine.batches.Add(sessions.Count);
            }

            try
            {
                engine.Computing(sessions.Count);
                return Inner.EvaluateAsync(sessions, cancellation);
            }
            finally
            {
                Volatile.Write(ref busy, 0);
            }
        }

        protected override void Dispose(bool disposing)
        {
            Interlocked.Decrement(ref engine.open);
            base.Dispose(disposing);
        }
    }
}

using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Loop;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Tests.Support;

/// <summary>The models of a run, with a note of what each of its sessions holds after each change: the truth about its page-states.</summary>
public sealed class SpiedModels(string folder) : IModelHost, IDisposable
{
    private readonly ModelRegistry registry = new([.. ManagedEngines.All, new LlamaEngine()]);
    private readonly Dictionary<string, ILanguageModel> models = [];
    private readonly List<History> histories = [];
    private readonly List<ContextOptions> contexts = [];

    /// <summary>What the contexts were made for.</summary>
    public IReadOnlyList<ContextOptions> Contexts => contexts;

    /// <summary>What each session held, one after the other; in the order in which the sessions were made.</summary>
    public IReadOnlyList<History> Histories => histories;

    public ILanguageModel Open(ModelProgram model)
    {
        var options = new ModelOptions { BaseFolder = Path.GetFullPath(model.BaseFolder, folder), Threads = 1 };
        if (!models.TryGetValue(model.Uri, out var opened))
        {
            opened = new Spied(registry.Open(model.Uri, options), this);
            models.Add(model.Uri, opened);
        }

        return opened;
    }

    public void Dispose() => registry.Dispose();

    /// <summary>What a session held after each change. A state that is as the one before it is noted once.</summary>
    public sealed class History(ITokenizer tokenizer)
    {
        public ITokenizer Tokenizer => tokenizer;

        public List<TokenId[]> States { get; } = [];

        public void Note(ReadOnlySpan<TokenId> tokens)
        {
            if (States.Count == 0 ? tokens.Length > 0 : !tokens.SequenceEqual(States[^1]))
            {
                States.Add(tokens.ToArray());
            }
        }
    }

    private sealed class Spied(ILanguageModel inner, SpiedModels spy) : ILanguageModel
    {
        public ModelInfo Info => inner.Info;

        public ITokenizer Tokenizer => inner.Tokenizer;

        public IReadOnlySet<string> SamplerNames => inner.SamplerNames;

        public IModelContext CreateContext(ContextOptions options)
        {
            spy.contexts.Add(options);
            return new SpiedContext(inner.CreateContext(options), Tokenizer, spy.histories);
        }

        public ISampler CreateSampler(SamplerRequest request) => inner.CreateSampler(request);

        public void Dispose()
        {
            // The model is the registry's.
        }
    }

    private sealed class SpiedContext(IModelContext inner, ITokenizer tokenizer, List<History> histories) : IModelContext
    {
        public ContextOptions Options => inner.Options;

        public CacheMode ShiftsAs => inner.ShiftsAs;

        public IModelSession CreateSession()
        {
            histories.Add(new History(tokenizer));
            return new SpiedSession(inner.CreateSession(), histories[^1]);
        }

        public void Evaluate(ReadOnlySpan<IModelSession> sessions) => inner.Evaluate(Inner(sessions));

        public void Restore(ReadOnlySpan<IModelSession> sessions, IReadOnlyList<byte[]> states) => inner.Restore(Inner(sessions), states);

        public void Dispose() => inner.Dispose();

        private static IModelSession[] Inner(ReadOnlySpan<IModelSession> sessions) =>
            [.. sessions.ToArray().Select(session => session is SpiedSession spied ? spied.Inner : session)];
    }

    private sealed class SpiedSession(IModelSession inner, History history) : IModelSession
    {
        public IModelSession Inner => inner;

        public int Length => inner.Length;

        public ReadOnlySpan<TokenId> Tokens => inner.Tokens;

        public long Evaluated => inner.Evaluated;

        public void Append(ReadOnlySpan<TokenId> tokens)
        {
            inner.Append(tokens);
            history.Note(inner.Tokens);
        }

        public CacheMode Delete(int start, int count, CacheMode mode)
        {
            var done = inner.Delete(start, count, mode);
            history.Note(inner.Tokens);
            return done;
        }

        public CacheMode Insert(int at, ReadOnlySpan<TokenId> tokens, CacheMode mode)
        {
            var done = inner.Insert(at, tokens, mode);
            history.Note(inner.Tokens);
            return done;
        }

        public void NextLogProbabilities(Span<float> destination) => inner.NextLogProbabilities(destination);

        // Not noted: what is scored is taken out again, and is in no page-state.
        public void AppendScored(ReadOnlySpan<TokenId> tokens, Span<float> destination) => inner.AppendScored(tokens, destination);

        public double LogProbabilityOf(TokenId token) => inner.LogProbabilityOf(token);

        public TokenId Sample(ISampler sampler, TokenMask? allowed = null) => inner.Sample(sampler, allowed);

        public IModelSession Fork() => inner.Fork();

        public byte[] Save() => inner.Save();

        public void Load(ReadOnlySpan<byte> state)
        {
            inner.Load(state);
            history.Note(inner.Tokens);
        }

        public void Dispose() => inner.Dispose();
    }
}

using EigenFlux.Models.Contract;
using EigenFlux.Models.Engines;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Loop;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Tests.Support;

/// <summary>The models of a run, with a note of what each token was drawn from: the page-state, and every bit of the distribution.</summary>
/// <param name="folder">Where addresses of models begin.</param>
/// <param name="keepsDistributions">Whether distributions are noted.</param>
/// <param name="saysItShifts">Whether the models say that they can move what is cached, also those that keep no cache.</param>
public sealed class DrawnModels(string folder, bool keepsDistributions = true, bool saysItShifts = false) : IModelHost, IDisposable
{
    private readonly ModelRegistry registry = new([.. ManagedEngines.All, new LlamaEngine()]);
    private readonly Dictionary<string, ILanguageModel> models = [];

    /// <summary>For each turn in order, what each of its tokens was drawn from.</summary>
    public List<List<Draw>> Turns { get; } = [];

    public ILanguageModel Open(ModelProgram model)
    {
        var options = new ModelOptions { BaseFolder = Path.GetFullPath(model.BaseFolder, folder), Threads = 1 };
        if (!models.TryGetValue(model.Uri, out var opened))
        {
            models.Add(model.Uri, opened = new Model(registry.Open(model.Uri, options), this));
        }

        return opened;
    }

    public void Dispose() => registry.Dispose();

    /// <summary>What a token was drawn from.</summary>
    /// <param name="Tokens">The page-state.</param>
    /// <param name="Distribution">The logarithms of all probabilities, bit by bit; nothing where they are not kept or the model gives none.</param>
    public sealed record Draw(TokenId[] Tokens, int[] Distribution)
    {
        public bool IsSameAs(Draw other) => Tokens.AsSpan().SequenceEqual(other.Tokens) && Distribution.AsSpan().SequenceEqual(other.Distribution);
    }

    private sealed class Model(ILanguageModel inner, DrawnModels notes) : ILanguageModel
    {
        public ModelInfo Info => notes.SaysItShifts
            ? inner.Info with { Capabilities = inner.Info.Capabilities | ModelCapabilities.Shift }
            : inner.Info;

        public ITokenizer Tokenizer => inner.Tokenizer;

        public IReadOnlySet<string> SamplerNames => inner.SamplerNames;

        public IModelContext CreateContext(ContextOptions options) => new Context(inner.CreateContext(options), this, notes);

        public ISampler CreateSampler(SamplerRequest request)
        {
            notes.Turns.Add([]);
            return inner.CreateSampler(request);
        }

        public void Dispose()
        {
            // The model is the registry's.
        }
    }

    private sealed class Context(IModelContext inner, Model model, DrawnModels notes) : IModelContext
    {
        public ContextOptions Options => inner.Options;

        public CacheMode ShiftsAs => notes.SaysItShifts ? CacheMode.Shift : inner.ShiftsAs;

        public IModelSession CreateSession() => new Session(inner.CreateSession(), model, notes);

        public void Evaluate(ReadOnlySpan<IModelSession> sessions) => inner.Evaluate(Inner(sessions));

        public void Restore(ReadOnlySpan<IModelSession> sessions, IReadOnlyList<byte[]> states) => inner.Restore(Inner(sessions), states);

        public void Dispose() => inner.Dispose();

        private static IModelSession[] Inner(ReadOnlySpan<IModelSession> sessions) =>
            [.. sessions.ToArray().Select(session => session is Session noted ? noted.Inner : session)];
    }

    private sealed class Session(IModelSession inner, Model model, DrawnModels notes) : IModelSession
    {
        public IModelSession Inner => inner;

        public int Length => inner.Length;

        public ReadOnlySpan<TokenId> Tokens => inner.Tokens;

        public long Evaluated => inner.Evaluated;

        public void Append(ReadOnlySpan<TokenId> tokens) => inner.Append(tokens);

        public CacheMode Delete(int start, int count, CacheMode mode) => Done(inner.Delete(start, count, mode), mode);

        public CacheMode Insert(int at, ReadOnlySpan<TokenId> tokens, CacheMode mode) => Done(inner.Insert(at, tokens, mode), mode);

        public void NextLogProbabilities(Span<float> destination) => inner.NextLogProbabilities(destination);

        public void AppendScored(ReadOnlySpan<TokenId> tokens, Span<float> destination) => inner.AppendScored(tokens, destination);

        public double LogProbabilityOf(TokenId token) => inner.LogProbabilityOf(token);

        public TokenId Sample(ISampler sampler, TokenMask? allowed = null)
        {
            int[] bits = [];
            if (notes.IsKept(model))
            {
                var row = new float[model.Tokenizer.VocabularySize];
                inner.NextLogProbabilities(row);
                bits = [.. row.Select(BitConverter.SingleToInt32Bits)];
            }

            notes.Turns[^1].Add(new Draw(inner.Tokens.ToArray(), bits));
            return inner.Sample(sampler, allowed);
        }

        public IModelSession Fork() => new Session(inner.Fork(), model, notes);

        public byte[] Save() => inner.Save();

        public void Load(ReadOnlySpan<byte> state) => inner.Load(state);

        public void Dispose() => inner.Dispose();

        private CacheMode Done(CacheMode done, CacheMode mode) => notes.SaysItShifts ? mode : done;
    }

    private bool SaysItShifts => saysItShifts;

    private bool IsKept(Model model) => keepsDistributions && model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities);
}

using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Loop;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Tests.Support;

/// <summary>Models that go wrong after a while.</summary>
public sealed class FaultyModels : IModelHost, IDisposable
{
    private readonly ModelRegistry registry = new(ManagedEngines.All);
    private readonly Dictionary<string, ILanguageModel> models = [];

    /// <summary>The draw, from 1, at which the model's output is no distribution any more; 0 for never.</summary>
    public int NotANumberAt { get; init; }

    /// <summary>The batch, from 1, at which the engine fails; 0 for never.</summary>
    public int FailsAt { get; init; }

    private int Draws { get; set; }

    private int Batches { get; set; }

    public ILanguageModel Open(ModelProgram model)
    {
        if (!models.TryGetValue(model.Uri, out var opened))
        {
            models.Add(model.Uri, opened = new Model(registry.Open(model.Uri, new ModelOptions()), this));
        }

        return opened;
    }

    public void Dispose() => registry.Dispose();

    private sealed class Model(ILanguageModel inner, FaultyModels faults) : ILanguageModel
    {
        public ModelInfo Info => inner.Info;

        public ITokenizer Tokenizer => inner.Tokenizer;

        public IReadOnlySet<string> SamplerNames => inner.SamplerNames;

        public IModelContext CreateContext(ContextOptions options) => new Context(inner.CreateContext(options), faults, Tokenizer.VocabularySize);

        public ISampler CreateSampler(SamplerRequest request) => inner.CreateSampler(request);

        public void Dispose()
        {
            // The model is the registry's.
        }
    }

    private sealed class Context(IModelContext inner, FaultyModels faults, int vocabulary) : IModelContext
    {
        public ContextOptions Options => inner.Options;

        public CacheMode ShiftsAs => inner.ShiftsAs;

        public IModelSession CreateSession() => new Session(inner.CreateSession(), faults, vocabulary);

        public void Evaluate(ReadOnlySpan<IModelSession> sessions)
        {
            if (++faults.Batches == faults.FailsAt)
            {
                throw new ModelException(ModelErrorKind.EngineFailed, "the engine failed in the middle of a batch.");
            }
        }

        public void Restore(ReadOnlySpan<IModelSession> sessions, IReadOnlyList<byte[]> states)
        {
            for (var i = 0; i < sessions.Length; i++)
            {
                sessions[i].Load(states[i]);
            }
        }

        public void Dispose() => inner.Dispose();
    }

    private sealed class Session(IModelSession inner, FaultyModels faults, int vocabulary) : IModelSession
    {
        public int Length => inner.Length;

        public ReadOnlySpan<TokenId> Tokens => inner.Tokens;

        public long Evaluated => inner.Evaluated;

        public void Append(ReadOnlySpan<TokenId> tokens) => inner.Append(tokens);

        public CacheMode Delete(int start, int count, CacheMode mode) => inner.Delete(start, count, mode);

        public CacheMode Insert(int at, ReadOnlySpan<TokenId> tokens, CacheMode mode) => inner.Insert(at, tokens, mode);

        public void NextLogProbabilities(Span<float> destination) => inner.NextLogProbabilities(destination);

        public double LogProbabilityOf(TokenId token) => inner.LogProbabilityOf(token);

        public void AppendScored(ReadOnlySpan<TokenId> tokens, Span<float> destination) => inner.AppendScored(tokens, destination);

        public TokenId Sample(ISampler sampler, TokenMask? allowed = null)
        {
            if (++faults.Draws != faults.NotANumberAt)
            {
                return inner.Sample(sampler, allowed);
            }

            var broken = new float[vocabulary];
            broken[vocabulary / 2] = float.NaN;
            return ((ManagedSampler)sampler).Draw(broken, allowed);
        }

        public IModelSession Fork() => new Session(inner.Fork(), faults, vocabulary);

        public byte[] Save() => inner.Save();

        public void Load(ReadOnlySpan<byte> state) => inner.Load(state);

        public void Dispose() => inner.Dispose();
    }
}

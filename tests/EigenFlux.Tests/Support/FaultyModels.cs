using EigenFlux.Models.Contract;
using EigenFlux.Models.Decoding;
using EigenFlux.Models.Delegating;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Run;
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

    private sealed class Model(ILanguageModel inner, FaultyModels faults) : DelegatingModel(inner)
    {
        protected override IModelContext Wrap(IModelContext context) => new Context(context, faults);
    }

    private sealed class Context(IModelContext inner, FaultyModels faults) : DelegatingContext(inner)
    {
        public override ValueTask EvaluateAsync(IReadOnlyList<IModelSession> sessions, CancellationToken cancellation = default) =>
            ++faults.Batches == faults.FailsAt
                ? throw new ModelException(ModelErrorKind.EngineFailed, "the engine failed in the middle of a batch.")
                : base.EvaluateAsync(sessions, cancellation);

        protected override IModelSession Wrap(IModelSession session) => new Session(this, session, faults);
    }

    private sealed class Session(DelegatingContext context, IModelSession inner, FaultyModels faults)
        : DelegatingSession(context, inner), ISamplesItself
    {
        public TokenId Sample(ISampler sampler, TokenMask? allowed = null)
        {
            if (++faults.Draws != faults.NotANumberAt)
            {
                return Inner.Sample(sampler, allowed);
            }

            var broken = new float[VocabularySize];
            broken[VocabularySize / 2] = float.NaN;
            return ((ManagedSampler)sampler).Draw(broken, allowed);
        }
    }
}

using EigenFlux.Models.Contract;
using EigenFlux.Models.Delegating;
using EigenFlux.Models.Engines;
using EigenFlux.Models.LlamaCpp;
using EigenFlux.Models.Opening;
using EigenFlux.Runtime.Run;
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

    private sealed class Model(ILanguageModel inner, DrawnModels notes) : DelegatingModel(inner)
    {
        public override ModelInfo Info => notes.SaysItShifts
            ? Inner.Info with { Capabilities = Inner.Info.Capabilities | ModelCapabilities.Shift }
            : Inner.Info;

        public override ISampler CreateSampler(SamplerRequest request)
        {
            notes.Turns.Add([]);
            return Inner.CreateSampler(request);
        }

        protected override IModelContext Wrap(IModelContext context) => new Context(context, this, notes);
    }

    private sealed class Context(IModelContext inner, Model model, DrawnModels notes) : DelegatingContext(inner)
    {
        protected override IModelSession Wrap(IModelSession session) => new Session(this, session, model, notes);
    }

    private sealed class Session(DelegatingContext context, IModelSession inner, Model model, DrawnModels notes)
        : DelegatingSession(context, inner), IEditableCache, ISamplesItself
    {
        public CacheMode ShiftsAs => Done(Inner.ShiftsAs(), CacheMode.Shift);

        public CacheMode Delete(int start, int count, CacheMode mode) => Done(Inner.Delete(start, count, mode), mode);

        public CacheMode Insert(int at, ReadOnlySpan<TokenId> tokens, CacheMode mode) => Done(Inner.Insert(at, tokens, mode), mode);

        public TokenId Sample(ISampler sampler, TokenMask? allowed = null)
        {
            int[] bits = [];
            if (notes.IsKept(model))
            {
                var row = new float[VocabularySize];
                NextLogProbabilities(row);
                bits = [.. row.Select(BitConverter.SingleToInt32Bits)];
            }

            notes.Turns[^1].Add(new Draw(Tokens.ToArray(), bits));
            return Inner.Sample(sampler, allowed);
        }

        private CacheMode Done(CacheMode done, CacheMode mode) => notes.SaysItShifts ? mode : done;
    }

    private bool SaysItShifts => saysItShifts;

    private bool IsKept(Model model) => keepsDistributions && model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities);
}

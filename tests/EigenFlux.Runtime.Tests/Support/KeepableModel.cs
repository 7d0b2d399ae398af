using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Ngram;

namespace EigenFlux.Runtime.Tests.Support;

/// <summary>A small model that says that its states are worth keeping, and counts what it is asked to compute alone.</summary>
internal sealed class KeepableModel : ILanguageModel
{
    private readonly NgramLanguageModel inner;

    public KeepableModel(string text = "one two three four five six seven", string? release = "1.0")
    {
        inner = new NgramLanguageModel("ngram:test", Encoding.UTF8.GetBytes(text), NgramUnit.Bytes);
        Info = inner.Info with { StateRelease = release };
    }

    public ModelInfo Info { get; set; }

    public ITokenizer Tokenizer => inner.Tokenizer;

    public IReadOnlySet<string> SamplerNames => inner.SamplerNames;

    /// <summary>The lengths of the page-states that were computed before anything was asked of them.</summary>
    public List<int> Evaluated { get; } = [];

    public IModelContext CreateContext(ContextOptions options) => new Counting(inner.CreateContext(options), Evaluated);

    public ISampler CreateSampler(SamplerRequest request) => inner.CreateSampler(request);

    public void Dispose() => inner.Dispose();

    private sealed class Counting(IModelContext inner, List<int> evaluated) : IModelContext
    {
        public ContextOptions Options => inner.Options;

        public CacheMode ShiftsAs => inner.ShiftsAs;

        public IModelSession CreateSession() => inner.CreateSession();

        public void Evaluate(ReadOnlySpan<IModelSession> sessions)
        {
            foreach (var session in sessions)
            {
                evaluated.Add(session.Length);
            }

            inner.Evaluate(sessions);
        }

        public void Restore(ReadOnlySpan<IModelSession> sessions, IReadOnlyList<byte[]> states) => inner.Restore(sessions, states);

        public void Dispose() => inner.Dispose();
    }
}

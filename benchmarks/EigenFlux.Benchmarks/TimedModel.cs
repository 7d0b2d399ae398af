using System.Diagnostics;
using EigenFlux.Models.Contract;

namespace EigenFlux.Benchmarks;

/// <summary>
/// Another model, with a note of when each token was drawn. A reader of the events is woken when the system likes, which on a busy
/// machine is at its clock's ticks; the thread that draws knows better.
/// </summary>
internal sealed class TimedModel(ILanguageModel inner) : ILanguageModel
{
    /// <summary>When each token was drawn, in ticks of the stopwatch.</summary>
    public List<long> Times { get; } = new(1024);

    public ModelInfo Info => inner.Info;

    public ITokenizer Tokenizer => inner.Tokenizer;

    public IReadOnlySet<string> SamplerNames => inner.SamplerNames;

    public IModelContext CreateContext(ContextOptions options) => new TimedContext(inner.CreateContext(options), Times);

    public ISampler CreateSampler(SamplerRequest request) => inner.CreateSampler(request);

    public void Dispose()
    {
        // The model is another's.
    }

    private sealed class TimedContext(IModelContext inner, List<long> times) : IModelContext
    {
        public ContextOptions Options => inner.Options;

        public CacheMode ShiftsAs => inner.ShiftsAs;

        public IModelSession CreateSession() => new TimedSession(inner.CreateSession(), times);

        public void Evaluate(ReadOnlySpan<IModelSession> sessions)
        {
            foreach (var session in sessions)
            {
                var own = ((TimedSession)session).Inner;
                inner.Evaluate(new ReadOnlySpan<IModelSession>(in own));
            }
        }

        public void Restore(ReadOnlySpan<IModelSession> sessions, IReadOnlyList<byte[]> states) => throw new NotSupportedException();

        public void Dispose() => inner.Dispose();
    }

    private sealed class TimedSession(IModelSession inner, List<long> times) : IModelSession
    {
        public IModelSession Inner => inner;

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
            var token = inner.Sample(sampler, allowed);
            times.Add(Stopwatch.GetTimestamp());
            return token;
        }

        public IModelSession Fork() => throw new NotSupportedException();

        public byte[] Save() => inner.Save();

        public void Load(ReadOnlySpan<byte> state) => inner.Load(state);

        public void Dispose() => inner.Dispose();
    }
}

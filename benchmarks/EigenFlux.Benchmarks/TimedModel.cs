using System.Diagnostics;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Delegating;

namespace EigenFlux.Benchmarks;

/// <summary>
/// Another model, with a note of when each token was drawn. A reader of the events is woken when the system likes, which on a busy
/// machine is at its clock's ticks; the thread that draws knows better.
/// </summary>
/// <param name="inner">The other model, which this one borrows.</param>
internal sealed class TimedModel(ILanguageModel inner) : DelegatingModel(inner)
{
    /// <summary>When each token was drawn, in ticks of the stopwatch.</summary>
    public List<long> Times { get; } = new(1024);

    protected override IModelContext Wrap(IModelContext context) => new TimedContext(context, Times);

    protected override void Dispose(bool disposing)
    {
        // The model is another's.
    }

    private sealed class TimedContext(IModelContext inner, List<long> times) : DelegatingContext(inner)
    {
        protected override IModelSession Wrap(IModelSession session) => new TimedSession(this, session, times);
    }

    private sealed class TimedSession(DelegatingContext context, IModelSession inner, List<long> times)
        : DelegatingSession(context, inner), ISamplesItself
    {
        public TokenId Sample(ISampler sampler, TokenMask? allowed = null)
        {
            var token = Inner.Sample(sampler, allowed);
            times.Add(Stopwatch.GetTimestamp());
            return token;
        }
    }
}

using System.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Models.Delegating;
using EigenFlux.Models.Ngram;

namespace EigenFlux.Runtime.Tests.Support;

/// <summary>A small model that says that its states are worth keeping, and counts what it is asked to compute alone.</summary>
internal sealed class KeepableModel : DelegatingModel
{
    public KeepableModel(string text = "one two three four five six seven", string? release = "1.0")
        : base(new NgramLanguageModel("ngram:test", Encoding.UTF8.GetBytes(text), NgramUnit.Bytes)) =>
        Facts = Inner.Info with { StateRelease = release };

    /// <summary>What the model says of itself.</summary>
    public ModelInfo Facts { get; set; }

    public override ModelInfo Info => Facts;

    /// <summary>The lengths of the page-states that were computed before anything was asked of them.</summary>
    public List<int> Evaluated { get; } = [];

    protected override IModelContext Wrap(IModelContext context) => new Counting(context, Evaluated);

    private sealed class Counting(IModelContext inner, List<int> evaluated) : DelegatingContext(inner)
    {
        public override ValueTask EvaluateAsync(IReadOnlyList<IModelSession> sessions, CancellationToken cancellation = default)
        {
            evaluated.AddRange(sessions.Select(session => session.Length));
            return base.EvaluateAsync(sessions, cancellation);
        }
    }
}

using EigenFlux.Compiler.Image;
using EigenFlux.Compiler.Layout;
using EigenFlux.Compiler.Targets;
using EigenFlux.Compiler.Values;
using EigenFlux.Models;

namespace EigenFlux.Compiler.Lowering;

/// <summary>
/// Finds scenes that sum others up and cannot be laid out, however short what was deleted is. A run would find it too, but only when
/// its window is full.
/// </summary>
/// <param name="models">Tells about models.</param>
/// <param name="scenes">The program's scenes.</param>
/// <param name="known">Its models.</param>
/// <param name="targets">The targets of the scenes.</param>
/// <param name="entry">What the entry scene is laid out for.</param>
internal sealed class SummarizerReview(
    IModelSource models,
    IReadOnlyDictionary<string, SceneProgram> scenes,
    IReadOnlyDictionary<string, ModelProgram> known,
    IReadOnlyDictionary<string, TargetData> targets,
    SceneContext entry)
{
    // As short as what was deleted may be, in tokens: a run divides what is longer.
    private const int ShortText = 16;

    /// <summary>What stands in the way of each scene that sums up: of the author's all, and the one of the entry scene's own model.</summary>
    /// <param name="main">The entry scene.</param>
    /// <param name="evaluator">Computes what is known when a program is compiled.</param>
    public IEnumerable<PlanProblem> Problems(SceneProgram main, Evaluator evaluator)
    {
        var own = main.Deletion.Summary is { IsOwn: true } summary
            ? Problem(summary, ModelBinding.Find(known, evaluator.Evaluate(main.Model)), evaluator)
            : null;
        return scenes.Values
            .Select(scene => scene.Deletion.Summary)
            .OfType<SummaryProgram>()
            .Where(author => !author.IsOwn)
            .DistinctBy(author => author.Scene)
            .Select(author => Problem(author, null, evaluator))
            .Append(own)
            .OfType<PlanProblem>();
    }

    private PlanProblem? Problem(SummaryProgram summary, ModelProgram? model, Evaluator evaluator)
    {
        var scene = scenes[summary.Scene];
        var arguments = new Dictionary<string, FluxValue>(StringComparer.Ordinal);
        foreach (var parameter in scene.Parameters)
        {
            arguments[parameter.Name] = parameter.Default is not null && parameter.Name != summary.Fallen && parameter.Name != summary.Before
                ? Evaluator.Single(evaluator.Evaluate(parameter.Default))
                : new FluxValue.Unknown(ShortText, ShortText);
        }

        // A model that is a parameter has its default here.
        var named = scene.Model is Expression.Variable variable ? arguments.GetValueOrDefault(variable.Name) : null;
        var facts = models.Describe(model ?? ModelBinding.Find(known, named ?? evaluator.Evaluate(scene.Model)));
        return ScenePlanner.Plan(scene, entry with
        {
            Arguments = arguments,
            Target = new TargetWriter(targets[scene.Name]),
            Tokenizer = facts.Tokenizer,
            MaximumWindow = facts.Info.MaximumWindow,
            HasProbabilities = facts.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities),
        }).Problems.FirstOrDefault(problem => problem.IsFatal);
    }
}

using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Reviews;

/// <summary>
/// Finds scenes that sum others up and cannot be laid out, however short what was deleted is. A run would find it too, but only when
/// its window is full.
/// </summary>
/// <param name="others">The scenes other than the entry scene.</param>
/// <param name="reached">Receives the layouts of the author's scenes that sum up.</param>
internal sealed class SummarizerReview(OtherScenes others, ReachedScenes reached)
{
    // As short as what was deleted may be, in tokens: a run divides what is longer.
    private const int ShortText = 16;

    /// <summary>What stands in the way of each scene that sums up: of the author's all, and the one of the entry scene's own model.</summary>
    /// <param name="main">The entry scene.</param>
    /// <param name="evaluator">Computes what is known when a program is compiled.</param>
    public IEnumerable<PlanProblem> Problems(SceneProgram main, Evaluator evaluator)
    {
        var own = main.Deletion.Summary is { IsOwn: true } summary
            ? Problem(summary, others.ModelOf(evaluator.Evaluate(main.Model)), evaluator)
            : null;
        return others.Programs.Values
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
        var scene = others.Programs[summary.Scene];
        var arguments = new Dictionary<string, FluxValue>(StringComparer.Ordinal);
        foreach (var parameter in scene.Parameters)
        {
            arguments[parameter.Name] = parameter.Default is not null && parameter.Name != summary.Fallen && parameter.Name != summary.Before
                ? Evaluator.Single(evaluator.Evaluate(parameter.Default))
                : new FluxValue.Unknown(ShortText, ShortText);
        }

        // A model that is a parameter has its default here.
        var named = scene.Model is Expression.Variable variable ? arguments.GetValueOrDefault(variable.Name) : null;
        var own = model ?? others.ModelOf(named ?? evaluator.Evaluate(scene.Model));
        var plan = ScenePlanner.Plan(scene, others.ContextOf(scene, own, arguments));
        if (!summary.IsOwn)
        {
            reached.Add(scene.Name, plan, arguments);
        }

        return plan.Problems.FirstOrDefault(problem => problem.IsFatal);
    }
}

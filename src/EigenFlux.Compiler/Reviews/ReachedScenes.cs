using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Problems;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Reviews;

/// <summary>The layouts of the scenes other than the entry scene, and their problems. One scene can have several layouts.</summary>
internal sealed class ReachedScenes
{
    private readonly List<(string Scene, ScenePlan Plan, IReadOnlyDictionary<string, FluxValue> Arguments, bool IsKnown)> layouts = [];

    /// <summary>Whether a scene has been laid out.</summary>
    public bool Has(string scene) => layouts.Exists(layout => layout.Scene == scene);

    /// <summary>Adds a layout.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="plan">Its layout.</param>
    /// <param name="arguments">The arguments that it was laid out with.</param>
    public void Add(string scene, ScenePlan plan, IReadOnlyDictionary<string, FluxValue> arguments) =>
        layouts.Add((scene, plan, arguments, arguments.Values.All(value => UnknownText.In(value) is null)));

    /// <summary>The scenes and the arguments that they were laid out with, in the order in which they were added.</summary>
    public IEnumerable<(string Scene, IReadOnlyDictionary<string, FluxValue> Arguments)> Layouts =>
        layouts.Select(layout => (layout.Scene, layout.Arguments));

    /// <summary>
    /// The problems of all layouts that can be run, each once, in the order in which they were added. What only a run can prove wrong is none:
    /// a definition that an argument may name, or that another layout of the scene uses.
    /// </summary>
    public IEnumerable<PlanProblem> Problems => layouts
        .Where(layout => !layout.Plan.Problems.Any(problem => problem.IsFatal))
        .SelectMany(layout => layout.Plan.Problems.Where(problem => problem is not PlanProblem.NeverUsed || IsNeverUsed(layout.Scene, problem))
            .Select(problem => problem with { Within = layout.Scene }))
        .DistinctBy(problem => (problem.Within, problem.GetType(), problem.Site, problem.Subject));

    private bool IsNeverUsed(string scene, PlanProblem problem) => layouts.Where(layout => layout.Scene == scene).All(layout =>
        layout.IsKnown && layout.Plan.Problems.Any(its => its.GetType() == problem.GetType() && its.Site == problem.Site && its.Subject == problem.Subject));
}

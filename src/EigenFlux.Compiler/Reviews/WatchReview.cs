using EigenFlux.Compiler.Diagnostics;
using EigenFlux.Compiler.Lowering;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;
using EigenFlux.Models.Contract;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Reviews;

/// <summary>Finds watches of the entry scene that its models cannot serve. The run checks what only a run determines.</summary>
/// <param name="models">Describes models.</param>
/// <param name="known">The program's models.</param>
/// <param name="files">The program's files, for places.</param>
internal sealed class WatchReview(IModelSource models, IReadOnlyDictionary<string, ModelProgram> known, IReadOnlyList<SourceText> files)
{
    /// <summary>What stands in the way of the scene's watches.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="plan">Its layout.</param>
    /// <param name="premises">The program's premises.</param>
    /// <param name="context">What it is laid out for.</param>
    /// <param name="evaluator">Computes what is known when a program is compiled.</param>
    public IEnumerable<Diagnostic> Problems(
        SceneProgram scene,
        ScenePlan plan,
        IReadOnlyDictionary<string, PremiseProgram> premises,
        SceneContext context,
        Evaluator evaluator)
    {
        var cast = Casting.Of(scene, evaluator);
        foreach (var watch in PremisePlanner.WatchesOf(scene))
        {
            if (Evaluator.Single(evaluator.Evaluate(watch.Who)) is FluxValue.Character who
                && ModelOf(scene, cast.GetValueOrDefault(who.Id), evaluator) is { } model
                && !models.Describe(model).Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
            {
                yield return At(watch.Site).WatchNeedsProbabilities(watch.Slot, model.Uri, who.Display);
            }
        }

        foreach (var premise in PremisePlanner.Plan(scene, plan, premises, context))
        {
            if (plan.Window + premise.Excess > context.MaximumWindow)
            {
                yield return At(premises[premise.Premise].Site).PremiseTooLong(
                    premise.Premise,
                    scene.Name,
                    plan.Window + premise.Excess,
                    context.MaximumWindow,
                    PremisePlanner.WindowWithRoom(scene, plan, premises, context));
            }
        }
    }

    private ModelProgram? ModelOf(SceneProgram scene, FluxValue? cast, Evaluator evaluator) =>
        cast is null or FluxValue.Model { Name: FluxValue.Model.Input } ? ModelBinding.Find(known, evaluator.Evaluate(scene.Model))
        : cast is FluxValue.Model ? ModelBinding.Find(known, cast)
        : null;

    private DiagnosticBuilder At(SourceSite site) => new(PlanDiagnostics.Locate(site, files));
}

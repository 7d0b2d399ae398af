using EigenFlux.Cli.Rendering;
using EigenFlux.Models.Engines;
using EigenFlux.Models.Opening;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Tests.Support;

/// <summary>What is in the window after each beat by the compiler's own ledger.</summary>
internal static class Ledgers
{
    /// <summary>The segments behind the prefix, in order, with their tokens.</summary>
    /// <param name="facts">The plan; its scene is laid out again.</param>
    /// <param name="worst">Whether turns are as long as they may be.</param>
    /// <param name="view">Whose window; without what it alone has.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(PlanFacts facts, bool worst, PlannedView? view = null)
    {
        var image = facts.Image;
        var evaluator = new Evaluator(new Nothing());
        using var models = new ModelRegistry([.. ManagedEngines.All]);
        var model = models.Open(facts.Model, new ModelOptions { BaseFolder = Path.GetDirectoryName(Path.GetFullPath(image.Program))!, Threads = 1 });
        var laidOut = ScenePlanner.LayOut(facts.Scene, new SceneContext
        {
            Characters = image.Characters,
            Lore = image.Lore,
            Globals = image.Globals.ToDictionary(global => global.Name, global => evaluator.Evaluate(global.Value)),
            Arguments = image.Arguments,
            Target = new TargetWriter(image.Targets[image.Scene]),
            Tokenizer = model.Tokenizer,
            MaximumWindow = model.Info.MaximumWindow,
        });
        var windows = new List<IReadOnlyList<string>>();
        laidOut.Rehearse(
            (_, range) => worst ? range.Max : range.Expected,
            (_, ledger) => windows.Add([.. ledger.Entries
                .Where(entry => !entry.InPrefix && entry.Segment.Length > 0).Select(entry => $"{entry.Segment} {entry.Length}")]),
            view: view);
        return windows;
    }

    private sealed class Nothing : IEvaluationScope
    {
        public FluxValue Find(string name) => FluxValue.Empty;

        public FluxValue Pick(IReadOnlyList<FluxValue> list) => list[0];

        public IReadOnlyList<FluxValue> Members(FluxValue.Character coalition) => [];
    }
}

using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Mentions;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Targets;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Runtime.Windows;

/// <summary>Lays a scene out for the models that speak in it.</summary>
/// <param name="run">The run.</param>
/// <param name="scene">The scene.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="sessions">How many sessions a window of the scene may need at once.</param>
internal sealed class SceneLayouts(RunState run, SceneProgram scene, IReadOnlyDictionary<string, FluxValue> arguments, int sessions)
{
    /// <summary>Writes the texts of the scene.</summary>
    public TargetWriter Writer { get; } = new(run.Image.Targets[scene.Name]);

    /// <summary>The layout of a scene for a model.</summary>
    /// <exception cref="RunFaultException">The scene cannot be laid out.</exception>
    public static ScenePlan Plan(RunState run, SceneProgram scene, IReadOnlyDictionary<string, FluxValue> arguments, ILanguageModel model)
    {
        var context = Context(run, scene, arguments, model);
        var plan = ScenePlanner.Plan(scene, context with { Advises = false });
        return plan.Problems.Any(problem => problem.IsFatal) && ScenePlanner.Plan(scene, context).Problems.First(problem => problem.IsFatal) is { } fatal
            ? throw new RunFaultException(new RunFault.PlanRefused(scene.Name, fatal) { Site = fatal.Site })
            : plan;
    }

    /// <summary>The layout for a model.</summary>
    /// <exception cref="RunFaultException">The scene cannot be laid out.</exception>
    public ScenePlan Plan(ILanguageModel model) => Plan(run, scene, arguments, model);

    /// <summary>Opens the common window of a model.</summary>
    /// <param name="branch">The run, or the branch that opens it.</param>
    /// <param name="model">The model.</param>
    /// <param name="name">Its name in events; null for the scene's own.</param>
    /// <param name="plan">The layout for the model.</param>
    /// <param name="readers">Whose window it is.</param>
    /// <param name="emit">Receives the events.</param>
    /// <exception cref="RunFaultException">The model has no room for a premise.</exception>
    public Window Open(RunState branch, ILanguageModel model, string? name, ScenePlan plan, WindowReaders readers, Action<FluxEvent> emit)
    {
        var frame = new WindowFrame(model, name, plan, scene.Cache, Writer);
        return new Window(
            frame,
            new WindowState(branch, frame, sessions, Universes(model, plan), readers, emit),
            new PageLedger(plan.Window, plan.Reserve, scene.Deletion with { LowWater = plan.LowWater }, plan.Summary?.Tokens.Max ?? 0),
            new LoreMentions(run.Image.Lore.Values, run.Image.Characters.Values));
    }

    /// <summary>What the premises that the scene watches change in the window of a model; none if it gives no probabilities.</summary>
    private IReadOnlyList<PremisePlan> Universes(ILanguageModel model, ScenePlan plan)
    {
        if (!model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities))
        {
            return [];
        }

        var context = Context(run, scene, arguments, model);
        var universes = PremisePlanner.Plan(scene, plan, run.Image.Premises, context);
        var most = model.Info.MaximumWindow;
        return universes.FirstOrDefault(universe => plan.Window + universe.Excess > most) is { } tooLong
            ? throw new RunFaultException(new RunFault.PremiseTooLong(
                tooLong.Premise, scene.Name, plan.Window + tooLong.Excess, most, PremisePlanner.WindowWithRoom(scene, plan, run.Image.Premises, context))
            {
                Site = run.Image.Premises[tooLong.Premise].Site,
            })
            : universes;
    }

    private static SceneContext Context(
        RunState run, SceneProgram scene, IReadOnlyDictionary<string, FluxValue> arguments, ILanguageModel model) => new()
    {
        Characters = run.Image.Characters,
        Lore = run.Image.Lore,
        Globals = run.Globals,
        Arguments = arguments,
        Target = new TargetWriter(run.Image.Targets[scene.Name]),
        Tokenizer = model.Tokenizer,
        MaximumWindow = model.Info.MaximumWindow,
        HasProbabilities = model.Info.Capabilities.HasFlag(ModelCapabilities.LogProbabilities),
        Weights = run.Image.Weights ?? LayoutWeights.Default,
        Cancellation = run.Services.Cancellation,
    };
}

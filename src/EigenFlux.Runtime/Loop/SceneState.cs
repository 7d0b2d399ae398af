using EigenFlux.Runtime.Amplitudes;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Planning;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Story;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Loop;

/// <summary>All that changes while a scene runs. A branch begins with a copy.</summary>
internal sealed class SceneState : IDisposable
{
    public required RunScope Scope { get; init; }

    public required Evaluator Evaluator { get; init; }

    public required SceneWindows Windows { get; init; }

    public required SceneMemory Memory { get; init; }

    /// <summary>The summary of what was deleted; null where the policy writes none.</summary>
    public required SceneSummary? Summary { get; init; }

    /// <summary>The number of the beat, from 0; -1 before the first.</summary>
    public int Beat { get; set; } = -1;

    /// <summary>The state of a scene that begins.</summary>
    /// <param name="run">The run.</param>
    /// <param name="scene">The scene.</param>
    /// <param name="cast">Who speaks for its characters.</param>
    /// <param name="scope">Its slots.</param>
    /// <param name="windows">Its windows.</param>
    /// <param name="emit">Receives the events.</param>
    public static SceneState Begin(RunState run, SceneProgram scene, SceneCast cast, RunScope scope, SceneWindows windows, Action<FluxEvent> emit)
    {
        var evaluator = new Evaluator(scope);
        foreach (var watch in PremisePlanner.WatchesOf(scene))
        {
            scope[watch.Slot] = Watch.Before(watch);
        }

        return new SceneState
        {
            Scope = scope,
            Evaluator = evaluator,
            Windows = windows,
            Memory = new SceneMemory(windows, new LiveCast(cast.Names, run.Image.Characters, run.Image.Lore.Values), scope, evaluator),
            Summary = scene.Deletion.Summary is { } writer
                ? new SceneSummary(run, scene, writer, new FluxValue.Model(cast.Model.Name), windows, emit)
                : null,
        };
    }

    /// <summary>The character that speaks.</summary>
    /// <exception cref="EvaluationException">The value is no character.</exception>
    public FluxValue.Character Speaker(Expression expression) => Evaluator.Single(Evaluator.Evaluate(expression)) as FluxValue.Character
        ?? throw new EvaluationException("A character is needed here, to speak.");

    /// <summary>The same state, to go its own way.</summary>
    /// <param name="branch">The run of the branch.</param>
    /// <param name="emit">Receives the events.</param>
    public SceneState Fork(RunState branch, Action<FluxEvent> emit)
    {
        var scope = Scope.Fork(branch.Seeds, branch.Budget);
        var evaluator = new Evaluator(scope);
        var windows = Windows.Fork(branch, scope, emit);
        return new SceneState
        {
            Scope = scope,
            Evaluator = evaluator,
            Windows = windows,
            Memory = Memory.Fork(windows, scope, evaluator),
            Summary = Summary?.Fork(branch, windows, emit),
            Beat = Beat,
        };
    }

    public void Dispose() => Windows.Dispose();
}

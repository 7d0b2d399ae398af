using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Runtime.Windows;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Loop;

/// <summary>All that changes while a scene runs. A branch begins with a copy.</summary>
internal sealed class SceneState : IDisposable
{
    public required RunScope Scope { get; init; }

    public required Evaluator Evaluator { get; init; }

    public required ScenePages Pages { get; init; }

    public required SceneMemory Memory { get; init; }

    /// <summary>The summary of what was deleted; null where the policy writes none.</summary>
    public required SceneSummary? Summary { get; init; }

    /// <summary>The number of the beat, from 0; -1 before the first.</summary>
    public int Beat { get; set; } = -1;

    /// <summary>The same state, to go its own way.</summary>
    /// <param name="branch">The run of the branch.</param>
    /// <param name="emit">Receives the events.</param>
    public SceneState Fork(RunState branch, Action<FluxEvent> emit)
    {
        var scope = Scope.Fork(branch.Seeds, branch.Budget);
        var evaluator = new Evaluator(scope);
        var pages = Pages.Fork(branch, scope, emit);
        return new SceneState
        {
            Scope = scope,
            Evaluator = evaluator,
            Pages = pages,
            Memory = Memory.Fork(pages, scope, evaluator),
            Summary = Summary?.Fork(branch, pages, emit),
            Beat = Beat,
        };
    }

    public void Dispose() => Pages.Dispose();
}

using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Run;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Runtime.Loop;

/// <summary>Runs a scene that another calls, in a window of its own.</summary>
internal static class SceneCall
{
    /// <summary>Runs a scene to its end.</summary>
    /// <param name="run">The run.</param>
    /// <param name="scene">The scene's name.</param>
    /// <param name="arguments">Its arguments; the others have their defaults.</param>
    /// <param name="site">Where it is called.</param>
    /// <param name="emit">Receives the event that it is over.</param>
    /// <param name="sumsUp">Whether it is to sum up what was deleted.</param>
    /// <param name="playedBy">The coalition whose turn it is, by name; null where it is called.</param>
    /// <exception cref="RunFaultException">It cannot be laid out, in which case nothing has happened, or it failed.</exception>
    public static async ValueTask<FluxValue.Result> RunAsync(
        RunState run,
        string scene,
        IReadOnlyDictionary<string, FluxValue> arguments,
        SourceSite site,
        Action<FluxEvent> emit,
        bool sumsUp = false,
        string? playedBy = null)
    {
        var callee = run.Image.Scenes[scene];
        run.Budget.Descend(scene, site);
        try
        {
            using var runner = new SceneRunner(run, callee, run.Complete(callee, arguments), null, sumsUp, playedBy);
            var (result, _) = await runner.RunAsync().ConfigureAwait(false);
            emit(new FluxEvent.Returned(scene, run.Budget.Depth, result));
            return result;
        }
        finally
        {
            run.Budget.Ascend();
        }
    }
}

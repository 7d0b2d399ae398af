using EigenFlux.Runtime.Events;

namespace EigenFlux.Runtime.Trajectories;

/// <summary>
/// Reconstructs the page-states of a run from its events, applied in order. A called scene has a window of its own; when it
/// returns, the caller's window is current again.
/// </summary>
public sealed class PageStateTracker
{
    private readonly List<SceneTrack> scenes = [];

    // The moments that a person may go back to, by how many events had been applied.
    private readonly SortedDictionary<int, IReadOnlyList<SceneState>> turns = [];
    private int applied;
    private bool personSpeaks;

    /// <summary>Creates a tracker for a run that has not begun.</summary>
    public PageStateTracker()
    {
    }

    /// <summary>Creates a tracker that continues from a moment of a run.</summary>
    /// <remarks>The tracker cannot go back before that moment.</remarks>
    public PageStateTracker(IEnumerable<SceneState> scenes) => this.scenes.AddRange(scenes.Select(scene => new SceneTrack(scene)));

    /// <summary>The running scenes, each called by the previous one; none before the run has begun.</summary>
    public IReadOnlyList<SceneState> Scenes => [.. scenes.Select(scene => scene.State)];

    /// <summary>The innermost running scene.</summary>
    /// <exception cref="InvalidOperationException">The run has not begun.</exception>
    public SceneState Scene => scenes.Count > 0 ? scenes[^1].State : throw new InvalidOperationException("The run has not begun.");

    /// <summary>The page-state of the innermost scene's own model.</summary>
    /// <exception cref="InvalidOperationException">The run has not begun.</exception>
    public PageState Page => Scene.Page;

    /// <summary>Applies an event.</summary>
    /// <exception cref="PageStateException">
    /// The event does not follow from the previous events. The page-states are then unchanged or undefined.
    /// </exception>
    public void Apply(FluxEvent happened)
    {
        switch (happened)
        {
            case FluxEvent.RunStarted run when scenes.Count > 0:
                throw new PageStateException($"the run of {run.Scene} begins within another");
            case FluxEvent.RunStarted run:
                scenes.Add(SceneTrack.Begin(run.Scene, 0, run.Model, run.Window, sumsUp: false, run.Beat));
                break;
            case FluxEvent.Called call:
                Call(call);
                break;
            case FluxEvent.Returned back:
                Return(back);
                break;
            case FluxEvent.Appended appended:
                Running(appended).PageOf(appended.Model, appended.View).Put(appended);
                break;
            case FluxEvent.Deleted deleted:
                Running(deleted).PageOf(deleted.Model, deleted.View).Delete(deleted);
                break;
            case FluxEvent.Undone undone:
                GoBack(undone);
                break;
        }

        applied++;
        if (scenes.Count > 0)
        {
            scenes[^1].Beat = happened.Beat;
            Remember(happened);
        }
    }

    private void GoBack(FluxEvent.Undone undone)
    {
        if (!turns.TryGetValue(undone.To, out var then))
        {
            throw new PageStateException(FormattableString.Invariant($"it goes back to event {undone.To:N0}, which is not a turn of a person"));
        }

        scenes.Clear();
        scenes.AddRange(then.Select(scene => new SceneTrack(scene)));
        foreach (var later in turns.Keys.Where(count => count > undone.To).ToList())
        {
            turns.Remove(later);
        }

        personSpeaks = undone.Asked is not null;
    }

    /// <summary>Remembers the moments at which a person is asked, and has spoken.</summary>
    private void Remember(FluxEvent happened)
    {
        if (happened is FluxEvent.TurnStarted { IsPerson: true } || (happened is FluxEvent.Stopped && personSpeaks))
        {
            turns[applied] = Scenes;
        }

        personSpeaks = happened is FluxEvent.TurnStarted turn ? turn.IsPerson : personSpeaks && happened is not FluxEvent.Stopped;
    }

    private SceneTrack Running(FluxEvent happened) => scenes.Count > 0
        ? scenes[^1]
        : throw new PageStateException($"{happened.GetType().Name} comes before the run has begun");

    private void Call(FluxEvent.Called call)
    {
        Running(call);
        if (call.Depth != scenes.Count)
        {
            throw new PageStateException(FormattableString.Invariant(
                $"{call.Scene} is called at depth {call.Depth}, but the next depth is {scenes.Count}"));
        }

        scenes.Add(SceneTrack.Begin(call.Scene, call.Depth, call.Model, call.Window, call.SumsUp, call.Beat));
    }

    private void Return(FluxEvent.Returned back)
    {
        if (scenes.Count < 2 || back.Depth != scenes.Count - 1 || back.Scene != scenes[^1].Name)
        {
            throw new PageStateException(scenes.Count < 2
                ? $"{back.Scene} returns, but no scene was called"
                : FormattableString.Invariant(
                    $"{back.Scene} returns from depth {back.Depth}, but {scenes[^1].Name} is running at depth {scenes.Count - 1}"));
        }

        scenes.RemoveAt(scenes.Count - 1);
    }
}

using EigenFlux.Models.Contract;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Program;

namespace EigenFlux.Profiling;

/// <summary>Collects the turns of a run that its scene's own model takes, each with the window in which it was taken.</summary>
/// <param name="plan">The plan of the entry scene: which definitions are live when.</param>
internal sealed class TurnRecorder(ScenePlan plan)
{
    private readonly PageStateTracker tracker = new();
    private readonly List<TokenId> said = [];
    private (string Segment, MeasuredTurn Turn)? open;

    /// <summary>The turns, in order; null for one that is of no use, such as one of a person or of another model.</summary>
    public List<MeasuredTurn?> Turns { get; } = [];

    /// <summary>Receives an event of the run.</summary>
    public void Follow(FluxEvent happened)
    {
        tracker.Apply(happened);
        switch (happened)
        {
            case FluxEvent.TurnStarted started when !tracker.Scene.SumsUp:
                said.Clear();
                open = !started.IsPerson && Window(started) is { } begun ? (started.Segment, begun) : null;
                if (open is null)
                {
                    Turns.Add(null);
                }

                break;
            case FluxEvent.Appended more when open is { } turn && more.Segment == turn.Segment && IsOf(more.Model, more.View, turn.Turn.Speaker):
                said.AddRange(more.Tokens);
                break;
            case FluxEvent.Deleted less when open is { } turn && less.Segment == turn.Segment && IsOf(less.Model, less.View, turn.Turn.Speaker):
                // What turned out to belong to the stop; or the turn is longer than the window.
                said.RemoveRange(Math.Max(0, said.Count - less.Count), Math.Min(said.Count, less.Count));
                break;
            case FluxEvent.Stopped when open is { } turn:
                Turns.Add(said.Count == 0 ? null : turn.Turn with { Said = [.. said] });
                open = null;
                break;
        }
    }

    private static bool IsOf(string? model, string? view, string speaker) => model is null && (view is null || view == speaker);

    /// <summary>The window of a turn that begins, with the definitions that are live then; null if it is not the scene's own model's.</summary>
    private MeasuredTurn? Window(FluxEvent.TurnStarted started)
    {
        var scene = tracker.Scene;
        var page = scene.Pages.FirstOrDefault(page => IsOf(page.Model, page.View, started.Speaker.Id) && page.Find(started.Segment) is not null);
        if (page is null)
        {
            return null;
        }

        var texts = page.Segments.Where(segment => segment.Name != started.Segment).Select(segment => new WindowText(segment.Name, segment.Kind, segment.Tokens));
        return new MeasuredTurn(
            started.Speaker.Id,
            [.. texts.Where(text => text.Kind != SegmentKind.Definition || text.Owner == started.Speaker.Id || IsLive(scene, text.Owner))],
            page.Find(started.Segment)!.Tokens,
            []);
    }

    /// <summary>Whether a definition is live at the beat; those of a called scene are all taken to be.</summary>
    private bool IsLive(SceneState scene, string owner) => scene.Depth > 0
        || plan.Segments.Any(segment => segment.Kind == SegmentKind.Definition && segment.Owner == owner
            && segment.Uses.Any(use => use.From <= scene.Beat && scene.Beat <= use.To));
}

using EigenFlux.Cli.Terminal;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Cli.Rendering;

/// <summary>Follows a run, and prints the window of the next speaker and its deletions when a person types <c>/why</c>.</summary>
internal sealed class PersonView
{
    private readonly PageStateTracker tracker = new();
    private readonly ForgottenCount forgotten = new();
    private FluxValue.Character? answering;
    private string? segment;
    private string? model;

    /// <summary>The scenes that are running.</summary>
    public IReadOnlyList<SceneState> Scenes => tracker.Scenes;

    /// <summary>Follows the next event of the run.</summary>
    public void Take(FluxEvent happened)
    {
        tracker.Apply(happened);
        forgotten.Count(happened);
        switch (happened)
        {
            case FluxEvent.TurnStarted { IsPerson: false } turn:
                (answering, segment) = (turn.Speaker, turn.Segment);
                break;
            case FluxEvent.Appended { Kind: SegmentKind.Turn } appended when appended.Segment == segment:
                model = appended.Model;
                break;
            case FluxEvent.TurnStarted:
                segment = null;
                break;
            case FluxEvent.Undone:
                forgotten.GoBack(Scenes);
                break;
        }
    }

    /// <summary>Restarts the count of deletions after a person's turn.</summary>
    public void Turn() => forgotten.TakeEach();

    /// <summary>Prints the window, and the deletions since the previous call or the person's last line.</summary>
    public void Show(Pen pen)
    {
        if (Scenes is not [.., var scene])
        {
            return;
        }

        var page = scene.Pages.FirstOrDefault(page => page.Model == model && page.View is not null && page.View == answering?.Id)
            ?? scene.Pages.FirstOrDefault(page => page.Model == model && page.IsCommon)
            ?? scene.Page;
        new WhyText(pen).Render(page, answering?.Display, forgotten.TakeEach());
    }
}

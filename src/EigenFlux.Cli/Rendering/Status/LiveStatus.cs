using EigenFlux.Cli.Terminal;
using EigenFlux.Runtime.Events;
using EigenFlux.Runtime.Trajectories;
using EigenFlux.Scenes.Image;

namespace EigenFlux.Cli.Rendering.Status;

/// <summary>Shows how a run is getting on, below its story, as long as it goes on.</summary>
internal sealed class LiveStatus : IDisposable
{
    private readonly Screen? screen;
    private readonly LiveLine? line;
    private readonly RunProgress progress;

    /// <param name="screen">The screen; null to show nothing.</param>
    /// <param name="image">The program.</param>
    public LiveStatus(Screen? screen, FluxImage image)
    {
        (this.screen, line, progress) = (screen, screen?.Live, new RunProgress(image, TimeProvider.System));
        screen?.Out.Flush();
        screen?.Error.Flush();
        line?.Begin();
    }

    /// <summary>Follows the next event, before the story prints it.</summary>
    public void Take(FluxEvent happened)
    {
        if (line is not null)
        {
            line.Resume();
            progress.Take(happened);
        }
    }

    /// <summary>The run went back to where these scenes were running.</summary>
    public void GoBack(IReadOnlyList<SceneState> scenes, int generated) => progress.GoBack(scenes, generated);

    /// <summary>Shows the line, after the story so far has been printed.</summary>
    public void Show() => line?.Show(progress.Text, Style.Dim, screen!.Error.Colour);

    /// <summary>Takes the line away, for somebody is asked to type.</summary>
    public void Pause() => line?.Pause();

    public void Dispose() => line?.End();
}

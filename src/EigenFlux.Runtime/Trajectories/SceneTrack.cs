namespace EigenFlux.Runtime.Trajectories;

/// <summary>A running scene as it changes.</summary>
/// <param name="started">What is known of it when it begins.</param>
internal sealed class SceneTrack(SceneState started)
{
    private readonly List<PageTrack> pages = [.. started.Pages.Select(PageTrack.From)];

    public string Name => started.Scene;

    public int Beat { get; set; } = started.Beat;

    public SceneState State => started with { Beat = Beat, Pages = [.. pages.Select(page => page.State)] };

    /// <summary>A scene whose window is empty.</summary>
    public static SceneTrack Begin(string scene, int depth, string model, int window, bool sumsUp, int beat) => new(new SceneState
    {
        Scene = scene,
        Depth = depth,
        Model = model,
        Window = window,
        SumsUp = sumsUp,
        Beat = beat,
        Pages = [new PageState(null, window, [])],
    });

    /// <summary>The page-state of a model, which is empty at first.</summary>
    public PageTrack PageOf(string? model)
    {
        if (pages.Find(page => page.Model == model) is { } page)
        {
            return page;
        }

        var made = new PageTrack(model, started.Window);
        pages.Add(made);
        return made;
    }
}

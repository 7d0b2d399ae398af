namespace EigenFlux.Runtime.Trajectories;

/// <summary>A running scene as it changes.</summary>
/// <param name="started">The state of the scene when it begins.</param>
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
        Pages = [new PageState(null, null, window, [])],
    });

    /// <summary>The page-state of a model in somebody's view, which is empty at first.</summary>
    public PageTrack PageOf(string? model, string? view)
    {
        if (pages.Find(page => page.Model == model && page.View == view) is { } page)
        {
            return page;
        }

        var made = new PageTrack(model, view, started.Window);
        if (model is null && view is not null && pages is [{ Model: null, View: null, Length: 0 }])
        {
            // The scene has views, so that there is none that all have in common.
            pages.Clear();
        }

        pages.Add(made);
        return made;
    }
}

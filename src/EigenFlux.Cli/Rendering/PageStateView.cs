using EigenFlux.Runtime.Trajectories;

namespace EigenFlux.Cli.Rendering;

/// <summary>The shown part of a moment of a run.</summary>
/// <param name="moment">The moment.</param>
/// <param name="last">Tokens that the whole run generated.</param>
/// <param name="segment">The only segment that is wanted; null for all of them.</param>
/// <param name="viewer">The only name whose view is shown; null for all of them.</param>
internal sealed class PageStateView(Moment moment, int last, string? segment, string? viewer = null)
{
    /// <summary>The only name whose view is shown; null for all of them.</summary>
    public string? Viewer => viewer;

    /// <summary>The names with views; empty if everyone sees everything.</summary>
    public IReadOnlyList<string> Viewers =>
        [.. moment.Scenes.SelectMany(scene => scene.Pages).Select(page => page.View).OfType<string>().Distinct()];

    public Moment Moment => moment;

    /// <summary>Tokens that the whole run generated.</summary>
    public int Last => last;

    /// <summary>Whether one segment only is wanted.</summary>
    public bool IsOfOne => segment is not null;

    /// <summary>Whether no window contains a requested segment.</summary>
    public bool IsEmpty => !moment.Scenes.Any(scene => Pages(scene).Any(page => Segments(page).Any()));

    /// <summary>The segments whose text is not exact.</summary>
    public IReadOnlyList<string> Inexact =>
        [.. moment.Scenes.SelectMany(Pages).SelectMany(Segments).Where(shown => !shown.TextIsExact).Select(shown => shown.Name).Distinct()];

    /// <summary>The page-states of a scene that are wanted.</summary>
    public IEnumerable<PageState> Pages(SceneState scene) => scene.Pages.Where(page => viewer is null || page.View == viewer);

    /// <summary>The page-states of a scene that are wanted, those that are the same in several views once.</summary>
    public IEnumerable<(PageState Page, IReadOnlyList<string> Views)> Distinct(SceneState scene) => Pages(scene)
        .GroupBy(page => (page.Model, Segments: string.Join('\n', page.Segments.Select(shown => $"{shown.Name} {shown.At}"))))
        .Select(group => (group.First(), (IReadOnlyList<string>)[.. group.Select(page => page.View).OfType<string>()]));

    /// <summary>The segments of a page-state that are wanted.</summary>
    public IEnumerable<PageSegment> Segments(PageState page) =>
        page.Segments.Where(shown => segment is null || shown.Name == segment);
}

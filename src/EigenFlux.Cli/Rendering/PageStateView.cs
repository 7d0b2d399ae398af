using EigenFlux.Runtime.Trajectories;

namespace EigenFlux.Cli.Rendering;

/// <summary>What of a moment of a run is shown.</summary>
/// <param name="moment">The moment.</param>
/// <param name="last">Tokens that the whole run generated.</param>
/// <param name="segment">The only segment that is wanted; null for all of them.</param>
internal sealed class PageStateView(Moment moment, int last, string? segment)
{
    public Moment Moment => moment;

    /// <summary>Tokens that the whole run generated.</summary>
    public int Last => last;

    /// <summary>Whether one segment only is wanted.</summary>
    public bool IsOfOne => segment is not null;

    /// <summary>Whether nothing of what is wanted is in any window.</summary>
    public bool IsEmpty => !moment.Scenes.Any(scene => scene.Pages.Any(page => Segments(page).Any()));

    /// <summary>The segments whose text is not exact.</summary>
    public IReadOnlyList<string> Inexact =>
        [.. moment.Scenes.SelectMany(scene => scene.Pages).SelectMany(Segments).Where(shown => !shown.TextIsExact).Select(shown => shown.Name).Distinct()];

    /// <summary>The segments of a page-state that are wanted.</summary>
    public IEnumerable<PageSegment> Segments(PageState page) =>
        page.Segments.Where(shown => segment is null || shown.Name == segment);
}

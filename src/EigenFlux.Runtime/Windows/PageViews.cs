using EigenFlux.Runtime.Events;

namespace EigenFlux.Runtime.Windows;

/// <summary>Whose views a page is: those who have the same texts in their windows. What happens to the page is told once for each.</summary>
/// <param name="names">Their names; the narrator's first where it is among them.</param>
internal sealed class PageViews(IReadOnlyList<string> names)
{
    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Hands events on, those that change the page once for each view.</summary>
    /// <param name="views">The views; null for a page that is everyone's.</param>
    /// <param name="emit">Receives the events.</param>
    public static Action<FluxEvent> Telling(PageViews? views, Action<FluxEvent> emit) =>
        views is null ? emit : happened => views.Tell(happened, emit);

    private void Tell(FluxEvent happened, Action<FluxEvent> emit)
    {
        switch (happened)
        {
            case FluxEvent.Appended appended:
                foreach (var name in names)
                {
                    emit(appended with { View = name });
                }

                break;
            case FluxEvent.Deleted deleted:
                foreach (var name in names)
                {
                    emit(deleted with { View = name });
                }

                break;
            default:
                emit(happened);
                break;
        }
    }
}

using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>A way of deciding what is in the window.</summary>
internal interface ILayoutMethod
{
    /// <summary>Its name in the tables.</summary>
    string Name { get; }

    /// <summary>Whether it may put anything anywhere, since it renders the whole prompt before every turn.</summary>
    bool RendersAnew { get; }

    /// <summary>Plays a story in a window.</summary>
    Judged Play(PlayedStory story, int window);
}

using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout;

/// <summary>What came of one program in one window.</summary>
/// <param name="story">The program, played.</param>
/// <param name="share">The window in hundredths of what the program needs.</param>
/// <param name="window">The window in tokens.</param>
internal sealed class InstanceResult(PlayedStory story, int share, int window)
{
    public PlayedStory Story => story;

    public int Share => share;

    public int Window => window;

    /// <summary>The other methods, by name.</summary>
    public Dictionary<string, Judged> Others { get; } = [];

    /// <summary>EigenFlux, by name; null where the program was refused in this window.</summary>
    public Dictionary<string, Judged?> Own { get; } = [];

    /// <summary>Why EigenFlux refused; null where it did not.</summary>
    public string? Refused { get; set; }

    /// <summary>The best plan in hindsight; null where EigenFlux refused the program.</summary>
    public PlanHindsight? Hindsight { get; set; }

    /// <summary>The missing live text that no method can avoid.</summary>
    public required double Least { get; init; }
}

using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>A definition to be laid out.</summary>
/// <param name="id">The name of the definition's owner.</param>
/// <param name="weight">The cost of the definition's absence per beat at which it is live.</param>
/// <param name="mayBePinned">Whether the definition may be in the prefix.</param>
/// <param name="uses">The beats at which it is live.</param>
/// <param name="levels">The levels of detail, fullest first; at least one.</param>
public sealed class LayoutDefinition(
    string id, double weight, bool mayBePinned, IReadOnlyList<BeatRange> uses, IReadOnlyList<LayoutLevel> levels)
{
    private const double LargestWeight = 1e6;

    /// <summary>The name of the definition's owner.</summary>
    public string Id => id;

    /// <summary>The cost of the definition's absence per beat at which it is live. Extreme weights are clamped.</summary>
    public double Weight { get; } = double.IsFinite(weight) ? Math.Clamp(weight, 0, LargestWeight) : LargestWeight;

    /// <summary>Whether the definition may be in the prefix.</summary>
    public bool MayBePinned => mayBePinned;

    /// <summary>The beats at which it is live.</summary>
    public IReadOnlyList<BeatRange> Uses => uses;

    /// <summary>The levels of detail, fullest first.</summary>
    public IReadOnlyList<LayoutLevel> Levels => levels;

    /// <summary>The number of beats at which the definition is live.</summary>
    public int UsedBeats { get; } = uses.Sum(use => use.Count);

    /// <summary>The cost of a beat at which the definition is live with the given level in the window.</summary>
    public double LossAt(int level) => Weight * (1 - levels[level].Value);
}

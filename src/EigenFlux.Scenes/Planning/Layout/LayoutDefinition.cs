using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>A definition to be laid out.</summary>
/// <param name="id">Whose it is.</param>
/// <param name="weight">What it costs, each beat, that it is absent while it is live.</param>
/// <param name="mayBePinned">Whether it may stand in the prefix.</param>
/// <param name="uses">The beats at which it is live.</param>
/// <param name="levels">Its levels of detail, fullest first; at least one.</param>
public sealed class LayoutDefinition(
    string id, double weight, bool mayBePinned, IReadOnlyList<BeatRange> uses, IReadOnlyList<LayoutLevel> levels)
{
    private const double LargestWeight = 1e6;

    /// <summary>Whose it is.</summary>
    public string Id => id;

    /// <summary>What it costs, each beat, that it is absent while it is live. Absurd weights are taken as large ones.</summary>
    public double Weight { get; } = double.IsFinite(weight) ? Math.Clamp(weight, 0, LargestWeight) : LargestWeight;

    /// <summary>Whether it may stand in the prefix.</summary>
    public bool MayBePinned => mayBePinned;

    /// <summary>The beats at which it is live.</summary>
    public IReadOnlyList<BeatRange> Uses => uses;

    /// <summary>Its levels of detail, fullest first.</summary>
    public IReadOnlyList<LayoutLevel> Levels => levels;

    /// <summary>At how many beats it is live.</summary>
    public int UsedBeats { get; } = uses.Sum(use => use.Count);

    /// <summary>What a beat at which it is live costs with that level in the window.</summary>
    public double LossAt(int level) => Weight * (1 - levels[level].Value);
}

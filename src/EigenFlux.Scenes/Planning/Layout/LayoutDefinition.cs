using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>A definition to be laid out.</summary>
/// <param name="id">The name of the definition's owner.</param>
/// <param name="weight">The cost of the definition's absence per beat at which it is live.</param>
/// <param name="mayBePinned">Whether the definition may be in the prefix.</param>
/// <param name="uses">The beats at which it is live.</param>
/// <param name="levels">The levels of detail, fullest first; at least one.</param>
/// <param name="shares">For each range of beats, the share of the weight that counts then, from 0 to 1; null for all of it.</param>
public sealed class LayoutDefinition(
    string id,
    double weight,
    bool mayBePinned,
    IReadOnlyList<BeatRange> uses,
    IReadOnlyList<LayoutLevel> levels,
    IReadOnlyList<double>? shares = null)
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

    /// <summary>The cost of a beat in a range of beats if the definition is absent.</summary>
    public double WeightIn(int use) => Weight * (shares?[use] ?? 1);

    /// <summary>The cost of a beat in a range of beats with the given level in the window.</summary>
    public double LossIn(int use, int level) => WeightIn(use) * (1 - levels[level].Value);

    /// <summary>The cost of a range of beats if the definition is absent.</summary>
    public double Absent(int use) => WeightIn(use) * uses[use].Count;

    /// <summary>The cost of a range of beats with the given level in the window.</summary>
    public double Loss(int use, int level) => LossIn(use, level) * uses[use].Count;

    /// <summary>The cost if the definition is never in the window.</summary>
    public double AlwaysAbsent => Enumerable.Range(0, uses.Count).Sum(Absent);
}

using EigenFlux.Scenes.Program;
using EigenFlux.Scenes.Values;

namespace EigenFlux.Scenes.Story;

/// <summary>The state of a walk through a scene, which is restored to try another path.</summary>
internal sealed class UnrollState
{
    /// <summary>The steps so far.</summary>
    public List<PlanStep> Steps { get; init; } = [];

    /// <summary>The values of the scene's slots.</summary>
    public Dictionary<string, FluxValue> Slots { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The names of segments.</summary>
    public SegmentNames Names { get; init; } = new();

    /// <summary>The segments of the setting that holds (under the empty name), and of each note: one for each view at most.</summary>
    public Dictionary<string, HeldTexts> Current { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Who was named since the last turn.</summary>
    public HashSet<string> Unanswered { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The characters whose definitions are recalled at the next beat.</summary>
    public HashSet<string> Recalled { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Up to which turn all of a capture's were kept, or forgotten: that need not be done again.</summary>
    public Dictionary<(RetainAction Action, string Capture, double? Weight), int> Retained { get; init; } = [];

    /// <summary>The beats so far.</summary>
    public int Beats { get; set; }

    /// <summary>Whether the scene is over.</summary>
    public bool Ended { get; set; }

    /// <summary>The same place, with no steps: an arm's own are put together.</summary>
    public UnrollState Branch() => new()
    {
        Slots = new Dictionary<string, FluxValue>(Slots, StringComparer.Ordinal),
        Names = new SegmentNames(Names),
        Current = Current.ToDictionary(pair => pair.Key, pair => new HeldTexts(pair.Value), StringComparer.Ordinal),
        Recalled = new HashSet<string>(Recalled, StringComparer.Ordinal),
        Unanswered = new HashSet<string>(Unanswered, StringComparer.Ordinal),
        Retained = new Dictionary<(RetainAction Action, string Capture, double? Weight), int>(Retained),
        Beats = Beats,
    };

    /// <summary>The state of a branch that was taken, with the steps before it put first.</summary>
    public UnrollState Join(UnrollState branch)
    {
        Steps.AddRange(branch.Steps);
        return new UnrollState
        {
            Steps = Steps,
            Slots = branch.Slots,
            Names = branch.Names,
            Current = branch.Current,
            Recalled = branch.Recalled,
            Unanswered = branch.Unanswered,
            Retained = branch.Retained,
            Beats = branch.Beats,
            Ended = branch.Ended,
        };
    }
}

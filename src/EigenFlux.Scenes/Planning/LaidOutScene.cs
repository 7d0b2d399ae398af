using EigenFlux.Scenes.Planning.Plans;
using EigenFlux.Scenes.Planning.Scheduling;
using EigenFlux.Scenes.Planning.Views;
using EigenFlux.Scenes.Values;
using EigenFlux.Scenes.Window;

namespace EigenFlux.Scenes.Planning;

/// <summary>A scene that was laid out here, and can be gone through again with other lengths.</summary>
public sealed class LaidOutScene
{
    private readonly Schedules? schedules;

    internal LaidOutScene(ScenePlan plan, Schedules? schedules = null) => (Plan, this.schedules) = (plan, schedules);

    /// <summary>The plan.</summary>
    public ScenePlan Plan { get; }

    /// <summary>The same layout with a modified plan.</summary>
    internal LaidOutScene With(ScenePlan plan) => new(plan, schedules);

    /// <summary>The schedule for texts of certain lengths, such as those that a run turned out to have; empty for a plan that is refused.</summary>
    /// <param name="length">For a segment and the range of its length in tokens (of a turn: of what is said), its length.</param>
    /// <param name="afterBeat">Called after each beat, with its number and what is in the window.</param>
    /// <param name="textOf">The text of a segment where it is known, for the lore that it mentions.</param>
    /// <param name="view">In whose window; null for one in which all is seen.</param>
    /// <param name="within">For a segment, the places of its tokens that begin within a character, where that is known.</param>
    public IReadOnlyList<ScheduleEntry> Rehearse(
        Func<string, TokenRange, int> length,
        Action<int, PageLedger>? afterBeat = null,
        Func<string, string?>? textOf = null,
        PlannedView? view = null,
        Func<string, IReadOnlyList<int>?>? within = null)
    {
        if (schedules is null)
        {
            return [];
        }

        return view is null
            ? schedules.Simulate(length, out _, afterBeat, textOf, within: within)
            : new ViewSchedules(schedules, [.. Plan.Views.SelectMany(other => other.Names)], length, textOf, within).Of(view.Names[0], view.SecretTokens, afterBeat);
    }
}

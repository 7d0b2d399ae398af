using EigenFlux.Scenes.Planning.Layout;

namespace EigenFlux.Scenes.Planning;

/// <summary>How many tokens a scene needs in its window at once.</summary>
/// <param name="AnyLive">So that at every beat one of the definitions that are live fits, at its briefest, with nothing kept and no lore.</param>
/// <param name="AllLive">So that at every beat all of the definitions that are live fit, at their briefest, with the latest messages.</param>
/// <param name="AllFull">So that at every beat all of the definitions that are live fit, at their fullest, with the latest messages.</param>
internal readonly record struct WindowNeeds(int AnyLive, int AllLive, int AllFull)
{
    /// <summary>Reckons the needs of a problem.</summary>
    public static WindowNeeds Of(LayoutProblem problem)
    {
        var (any, all, full) = (problem.FixedTokens + problem.Reserve + problem.Summary.Max, 0, 0);
        for (var beat = 0; beat < problem.Beats; beat++)
        {
            var live = problem.LiveAt[beat].Select(i => problem.Definitions[i].Levels[^1].Pinned).ToList();
            any = Math.Max(any, problem.Required[beat] - problem.Kept[beat] - problem.Lore + live.DefaultIfEmpty(0).Min());
            all = Math.Max(all, problem.Required[beat] + problem.Floor[beat] + live.Sum());
            full = Math.Max(full, problem.Required[beat] + problem.Floor[beat] + problem.LiveAt[beat].Sum(i => problem.Definitions[i].Levels[0].Pinned));
        }

        return new WindowNeeds(any, Math.Max(any, all), Math.Max(any, full));
    }
}

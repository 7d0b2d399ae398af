using EigenFlux.Compiler.Layout.Planning;

namespace EigenFlux.Compiler.Layout;

/// <summary>Reckons how large a window must be.</summary>
internal static class WindowNeeds
{
    /// <summary>The smallest window in which all definitions that are live at once fit at their briefest, at every beat.</summary>
    public static int ForAllLive(LayoutProblem problem)
    {
        var missing = 0;
        for (var beat = 0; beat < problem.Beats; beat++)
        {
            var wanted = problem.LiveAt[beat].Sum(i => problem.Definitions[i].Levels[^1].Streamed);
            missing = Math.Max(missing, wanted - problem.Capacity[beat]);
        }

        return problem.Window + missing;
    }
}

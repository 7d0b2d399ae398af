using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Measures;

/// <summary>
/// What no method can do better, whatever it puts where: at each turn for itself, the best choice of live texts and of their levels of
/// detail that fits into the window beside the turn's label. An exact knapsack; what it costs to get from one turn's choice to the
/// next is not counted.
/// </summary>
internal static class Hindsight
{
    /// <summary>The least weight of live text that must be missing, summed over the turns.</summary>
    public static double Missing(PlayedStory story, int window) => story.Turns.Sum(turn => Missing(turn, window - turn.Open));

    private static double Missing(StoryTurn turn, int room)
    {
        if (turn.Live.Sum(item => item.Tokens.Length) <= room)
        {
            return 0;
        }

        var best = new double[room + 1];
        foreach (var item in turn.Live)
        {
            var brief = item.Brief.Length == 0 ? item.Tokens.Length : item.Brief.Length;
            for (var left = room; left >= 0; left--)
            {
                var full = left >= item.Tokens.Length ? best[left - item.Tokens.Length] + item.Weight : 0;
                var shorter = left >= brief ? best[left - brief] + (item.Weight * item.Detail(brief)) : 0;
                best[left] = Math.Max(best[left], Math.Max(full, shorter));
            }
        }

        return turn.Live.Sum(item => item.Weight) - best[room];
    }
}

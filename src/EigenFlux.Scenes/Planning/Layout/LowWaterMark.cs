using EigenFlux.Scenes.Program;

namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>
/// The low-water mark that a plan chooses where the author gives none. A low mark deletes much at once, so that the text behind a deletion
/// is seldom evaluated again, and leaves less of the story in the window. A cache that is moved evaluates nothing again and needs no mark.
/// </summary>
internal static class LowWaterMark
{
    private const double Least = 0.3;
    private const double Most = 0.9;
    private const double Step = 0.05;

    /// <summary>The share of the room, from 0 to 1, to which a deletion empties it; null where each deletion takes as little as possible.</summary>
    /// <param name="deletion">The author's policy.</param>
    /// <param name="movesCache">Whether the cache is moved after a deletion.</param>
    /// <param name="rooms">The room that the story has at each turn, in tokens.</param>
    /// <param name="flow">The tokens that are written into the stream for each turn, on average.</param>
    /// <param name="prices">The prices of computation.</param>
    /// <param name="story">The worth of the story.</param>
    public static double? Of(DeletionSpec deletion, bool movesCache, IReadOnlyList<double> rooms, double flow, LayoutPrices prices, StoryWorth story)
    {
        if (deletion.LowWater is not null || movesCache || !deletion.TakesWholeSegments || rooms.Count == 0)
        {
            return deletion.LowWater;
        }

        var (best, least) = (Most, double.PositiveInfinity);
        for (var share = Most; share > Least - (Step / 2); share -= Step)
        {
            // A deletion down to a share s leaves s ÷ (1 − s) tokens for each that it takes; between two deletions the story fills the room evenly.
            var missing = rooms.Average(room => (story.Missing(share * room) + (4 * story.Missing((1 + share) / 2 * room)) + story.Missing(room)) / 6);
            var cost = missing + (flow * share / (1 - share) * prices.Evaluated);
            (best, least) = cost < least ? (share, cost) : (best, least);
        }

        return Math.Round(best, 2);
    }
}

namespace EigenFlux.Compiler.Layout;

/// <summary>Chooses each definition's level of detail: the fullest, and where that leaves too little room, briefer ones.</summary>
internal static class LevelChoice
{
    /// <summary>A definition to choose the level of.</summary>
    /// <param name="Levels">Its levels, fullest first; at least one.</param>
    /// <param name="Weight">What it is worth.</param>
    internal sealed record Candidate(IReadOnlyList<PlannedSegment> Levels, double Weight)
    {
        /// <summary>The level chosen, as an index.</summary>
        public int Chosen { get; set; }

        /// <summary>The segment chosen.</summary>
        public PlannedSegment Segment => Levels[Chosen];
    }

    /// <summary>Lowers levels, those of the least weight for each token won first, until at most <paramref name="room"/> tokens are taken.</summary>
    /// <returns>Whether they fit.</returns>
    public static bool Fit(IReadOnlyList<Candidate> candidates, int room)
    {
        var total = candidates.Sum(candidate => (long)candidate.Segment.Tokens.Max);
        while (total > room)
        {
            Candidate? best = null;
            var bestPrice = double.PositiveInfinity;
            foreach (var candidate in candidates)
            {
                var won = candidate.Chosen + 1 < candidate.Levels.Count
                    ? candidate.Segment.Tokens.Max - candidate.Levels[candidate.Chosen + 1].Tokens.Max
                    : 0;
                if (won > 0 && candidate.Weight / won < bestPrice)
                {
                    (best, bestPrice) = (candidate, candidate.Weight / won);
                }
            }

            if (best is null)
            {
                return false;
            }

            total -= best.Segment.Tokens.Max;
            best.Chosen++;
            total += best.Segment.Tokens.Max;
        }

        return true;
    }
}

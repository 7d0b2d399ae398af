namespace EigenFlux.Compiler.Layout.Planning;

/// <summary>
/// Finds the best choice for one definition by itself, with the others taken as given: what they leave of the window at each beat, or a
/// price for room at each beat. Dynamic programming over the ranges of beats at which it is live: the state is where the copy that is in
/// the window was written.
/// </summary>
/// <param name="problem">The problem.</param>
/// <param name="room">The room of the stream that is reckoned with when a copy is left to itself, in tokens.</param>
/// <param name="left">For each beat, the tokens that are left for this definition; null for as many as it wants.</param>
/// <param name="prices">The sums of the prices of a token up to each beat; null where room is free.</param>
internal sealed class DefinitionPricing(LayoutProblem problem, long room, int[]? left = null, double[]? prices = null)
{
    private const int None = -2;
    private const int Old = -1;

    private enum Step
    {
        Skip,
        Write,
        Stay,
        Hold,
    }

    // A way to come to a range of beats: where the copy was written (or None, or Old), the cost so far, and the way before it.
    private readonly record struct Way(int Copy, double Cost, int Before, Step By);

    /// <summary>The best choice, and what it costs.</summary>
    public (double Cost, DefinitionChoice Choice) Best(LayoutDefinition definition)
    {
        var best = (Cost: definition.Weight * definition.UsedBeats, Choice: DefinitionChoice.Absent);
        var smallest = left is null ? int.MaxValue : left.Length == 0 ? 0 : left.Min();
        var (during, between) = Free(definition);
        for (var level = 0; level < definition.Levels.Count; level++)
        {
            if (definition.MayBePinned && definition.Levels[level].Pinned <= smallest)
            {
                var pinned = Pinned(definition, level);
                best = pinned < best.Cost ? (pinned, DefinitionChoice.InPrefix(level)) : best;
            }

            var (cost, choice) = Streamed(definition, level, during, between);
            best = cost < best.Cost ? (cost, choice) : best;
        }

        return best;
    }

    /// <summary>What it costs to have a definition in the prefix.</summary>
    public double Pinned(LayoutDefinition definition, int level) =>
        (definition.Levels[level].Pinned * ((problem.Prices.Held * (problem.Beats - definition.UsedBeats)) + Room(0, problem.Beats)))
            + (definition.LossAt(level) * definition.UsedBeats);

    /// <summary>What a choice costs, if copies that can still be there are.</summary>
    public double CostOf(LayoutDefinition definition, DefinitionChoice choice)
    {
        if (choice.Level < 0)
        {
            return definition.Weight * definition.UsedBeats;
        }

        if (choice.Pinned)
        {
            return Pinned(definition, choice.Level);
        }

        var tokens = definition.Levels[choice.Level].Streamed;
        var (cost, copy, held) = (0.0, -1, false);
        for (var i = 0; i < definition.Uses.Count; i++)
        {
            var use = definition.Uses[i];
            if (!choice.Covered[i])
            {
                cost += definition.Weight * use.Count;
                held = false;
                continue;
            }

            if (held)
            {
                cost += tokens * Rent(definition.Uses[i - 1].To + 1, use.From);
            }
            else if (copy < 0 || !problem.MayStillBeThere(definition.Uses[copy].From, use.From, tokens, room))
            {
                cost += tokens * problem.Prices.Written;
                copy = i;
            }

            cost += (tokens * Room(use.From, use.To + 1)) + (definition.LossAt(choice.Level) * use.Count);
            held = choice.Held[i];
        }

        return cost;
    }

    private (double Cost, DefinitionChoice Choice) Streamed(LayoutDefinition definition, int level, int[] during, int[] between)
    {
        var tokens = definition.Levels[level].Streamed;
        var layers = new List<List<Way>>(definition.Uses.Count);
        for (var i = 0; i < definition.Uses.Count; i++)
        {
            var use = definition.Uses[i];
            var without = definition.Weight * use.Count;
            var with = (tokens * Room(use.From, use.To + 1)) + (definition.LossAt(level) * use.Count);
            var written = with + (tokens * problem.Prices.Written);
            var ways = new List<Way>();
            IReadOnlyList<Way> before = i == 0 ? [new Way(None, 0, -1, Step.Skip)] : layers[i - 1];
            for (var j = 0; j < before.Count; j++)
            {
                var (copy, cost, _, _) = before[j];
                Offer(ways, new Way(None, cost + without, j, Step.Skip));
                if (during[i] < tokens)
                {
                    continue;
                }

                Offer(ways, new Way(i, cost + written, j, Step.Write));
                if (copy == None)
                {
                    continue;
                }

                var there = copy >= 0 && problem.MayStillBeThere(definition.Uses[copy].From, use.From, tokens, room);
                if (there)
                {
                    Offer(ways, new Way(copy, cost + with, j, Step.Stay));
                }
                else if (between[i] >= tokens)
                {
                    Offer(ways, new Way(Old, cost + with + (tokens * Rent(definition.Uses[i - 1].To + 1, use.From)), j, Step.Hold));
                }
            }

            layers.Add(ways);
        }

        return Trace(layers, level);
    }

    /// <summary>Keeps a way unless one with a copy at least as young costs no more, and drops those that it makes needless.</summary>
    private static void Offer(List<Way> ways, Way way)
    {
        for (var i = ways.Count - 1; i >= 0; i--)
        {
            if (ways[i].Copy >= way.Copy && ways[i].Cost <= way.Cost)
            {
                return;
            }

            if (way.Copy >= ways[i].Copy && way.Cost <= ways[i].Cost)
            {
                ways.RemoveAt(i);
            }
        }

        ways.Add(way);
    }

    private static (double Cost, DefinitionChoice Choice) Trace(List<List<Way>> layers, int level)
    {
        var covered = new bool[layers.Count];
        var held = new bool[layers.Count];
        var best = 0;
        for (var i = 1; i < layers[^1].Count; i++)
        {
            best = layers[^1][i].Cost < layers[^1][best].Cost ? i : best;
        }

        var cost = layers[^1][best].Cost;
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            var way = layers[i][best];
            covered[i] = way.By != Step.Skip;
            if (way.By == Step.Hold)
            {
                held[i - 1] = true;
            }

            best = way.Before;
        }

        return (cost, covered.Contains(true) ? new DefinitionChoice(level, false, covered, held) : DefinitionChoice.Absent);
    }

    /// <summary>The least room while it is live, and between that and the time before.</summary>
    private (int[] During, int[] Between) Free(LayoutDefinition definition)
    {
        var during = new int[definition.Uses.Count];
        var between = new int[definition.Uses.Count];
        for (var i = 0; i < during.Length; i++)
        {
            during[i] = Least(definition.Uses[i].From, definition.Uses[i].To + 1);
            between[i] = i == 0 ? 0 : Least(definition.Uses[i - 1].To + 1, definition.Uses[i].From);
        }

        return (during, between);
    }

    private int Least(int from, int to)
    {
        var least = int.MaxValue;
        for (var beat = from; left is not null && beat < to; beat++)
        {
            least = Math.Min(least, left[beat]);
        }

        return least;
    }

    /// <summary>What a token costs that is held over beats at which it is not live.</summary>
    private double Rent(int from, int to) => (problem.Prices.Held * (to - from)) + Room(from, to);

    /// <summary>What a token costs for the room that it takes from others.</summary>
    private double Room(int from, int to) => prices is null ? 0 : prices[to] - prices[from];
}

using EigenFlux.Scenes.Planning.Layout;
using EigenFlux.Scenes.Story;

namespace EigenFlux.Scenes.Planning.Solving;

/// <summary>
/// Finds the best choice for one definition by itself, with the others taken as given: what they leave of the window at each beat, or a
/// price for room at each beat. Dynamic programming over the ranges of beats at which it is live: the state is where the copy that is in
/// the window was written.
/// </summary>
/// <param name="problem">The problem.</param>
/// <param name="room">The room of the stream that is reckoned with when a copy is left to itself, in tokens.</param>
/// <param name="left">For each beat, the tokens that are left for this definition; null for as many as it wants.</param>
/// <param name="prices">
/// The sums of the prices of a token of room up to each beat, to bound the cost of every plan; null for what room is worth to the story.
/// </param>
/// <param name="isFree">Whether room is free, and only what is certain to be paid counts.</param>
/// <param name="story">The sums, up to each beat, of what a token of room is worth to the story; null for the problem's.</param>
internal sealed class DefinitionPricing(
    LayoutProblem problem, long room, int[]? left = null, double[]? prices = null, bool isFree = false, double[]? story = null)
{
    // For a bound, a copy takes room only while it must be there; in an estimate it takes the story's until it is deleted.
    private readonly bool isBound = prices is not null || isFree;
    private readonly int stay = Math.Max(1, (int)problem.Stay);
    private readonly double[] sums = prices ?? story ?? problem.StoryPrices;

    private const int None = -2;
    private const int Old = -1;

    private enum Step
    {
        Skip,
        Write,
        Hold,
    }

    /// <summary>How many ways were made so far: what the search for the best choice takes.</summary>
    public long Ways { get; private set; }

    /// <summary>The best choice, and what it costs.</summary>
    public (double Cost, DefinitionChoice Choice) Best(LayoutDefinition definition)
    {
        var best = (Cost: definition.AlwaysAbsent, Choice: DefinitionChoice.Absent);
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
            (cost, choice) = Transient(definition, level, during);
            best = cost < best.Cost ? (cost, choice) : best;
        }

        return best;
    }

    /// <summary>What it costs to have a definition in the prefix.</summary>
    public double Pinned(LayoutDefinition definition, int level) =>
        (definition.Levels[level].Pinned * Room(0, problem.Beats)) + Enumerable.Range(0, definition.Uses.Count).Sum(use => definition.Loss(use, level));

    /// <summary>The best way to write a level directly before turns and to delete it when it is no longer live: the state is whether it is there.</summary>
    private (double Cost, DefinitionChoice Choice) Transient(LayoutDefinition definition, int level, int[] during)
    {
        var uses = definition.Uses.Count;
        var (absent, there) = (0.0, double.PositiveInfinity);
        var before = new (bool FromAbsent, bool FromThere)[uses];
        for (var i = 0; i < uses; i++)
        {
            var follows = Follows(definition, i);
            var stays = follows ? there + TransientAt(definition, level, i, isThere: true) : double.PositiveInfinity;
            var written = (follows ? absent : Math.Min(absent, there)) + TransientAt(definition, level, i, isThere: false);
            var with = during[i] < definition.Levels[level].Streamed ? double.PositiveInfinity : Math.Min(stays, written);
            before[i] = (FromAbsent: there < absent, FromThere: stays <= written || (!follows && there < absent));
            (absent, there) = (Math.Min(absent, there) + definition.Absent(i), with);
        }

        var covered = new bool[uses];
        var isThere = there < absent;
        for (var i = uses - 1; i >= 0; i--)
        {
            covered[i] = isThere;
            isThere = isThere ? before[i].FromThere : before[i].FromAbsent;
        }

        return (Math.Min(absent, there), covered.Contains(true) ? new DefinitionChoice(level, false, covered, new bool[uses]) { IsTransient = true } : DefinitionChoice.Absent);
    }

    /// <summary>Whether no beat lies between a range of beats and the one before it.</summary>
    private static bool Follows(LayoutDefinition definition, int range) => range > 0 && definition.Uses[range - 1].To + 1 == definition.Uses[range].From;

    /// <summary>What it costs to cover a range with a copy that is deleted after it; infinite where no turn writes one.</summary>
    private double TransientAt(LayoutDefinition definition, int level, int range, bool isThere)
    {
        var use = definition.Uses[range];
        if (problem.FirstTurn(use) is null && !isThere)
        {
            return double.PositiveInfinity;
        }

        // What was written behind it is evaluated again when it is gone; several definitions share that.
        var tokens = definition.Levels[level].Streamed;
        var from = isThere ? use.From : problem.FirstTurn(use)!.Value;
        var again = problem.MovesCache ? 0
            : isBound ? CertainlyAgain(definition, range)
            : Math.Min(problem.StreamRoom, problem.Flow[use.To + 1] - problem.Flow[from]);
        return definition.Loss(range, level) + (((isThere ? 0 : tokens) + again) * problem.Prices.Evaluated) + (tokens * Room(from, use.To + 1));
    }

    /// <summary>
    /// The tokens that the removal of a copy after a range certainly evaluates again: the message of the range's last beat is behind it. All
    /// definitions that may be removed then have an equal part of it.
    /// </summary>
    private double CertainlyAgain(LayoutDefinition definition, int range)
    {
        var (from, to) = (definition.Uses[range].From, definition.Uses[range].To);
        if (to + 1 >= problem.Beats || (range + 1 < definition.Uses.Count && Follows(definition, range + 1)))
        {
            return 0;
        }

        for (var beat = from; beat <= to; beat++)
        {
            if (problem.Said[beat] > problem.Reserve)
            {
                return 0; // A turn that is longer than the reserve can push out what is held.
            }
        }

        return (problem.StoryBefore[to + 1] - problem.StoryBefore[to]) / (double)problem.EndsAt[to];
    }

    /// <summary>What a choice costs, if copies that can still be there are.</summary>
    public double CostOf(LayoutDefinition definition, DefinitionChoice choice)
    {
        if (choice.Level < 0)
        {
            return definition.AlwaysAbsent;
        }

        if (choice.Pinned)
        {
            return Pinned(definition, choice.Level);
        }

        if (choice.IsTransient)
        {
            var (sum, isThere) = (0.0, false);
            for (var i = 0; i < definition.Uses.Count; i++)
            {
                isThere &= Follows(definition, i);
                var with = choice.Covered[i] ? TransientAt(definition, choice.Level, i, isThere) : double.PositiveInfinity;
                isThere = double.IsFinite(with);
                sum += isThere ? with : definition.Absent(i);
            }

            return sum;
        }

        var tokens = definition.Levels[choice.Level].Streamed;
        var (cost, copy, held) = (0.0, -1, false);
        for (var i = 0; i < definition.Uses.Count; i++)
        {
            var use = definition.Uses[i];
            if (!choice.Covered[i])
            {
                cost += definition.Absent(i);
                held = false;
                continue;
            }

            if (held)
            {
                cost += tokens * Rent(definition.Uses[i - 1].To + 1, use.From);
            }
            else if (copy < 0 || !problem.MayStillBeThere(definition.Uses[copy].From, use.From, tokens, room))
            {
                cost += tokens * Written(use.From);
                copy = i;
            }

            cost += (tokens * While(use)) + definition.Loss(i, choice.Level);
            held = choice.Held[i];
        }

        return cost;
    }

    /// <summary>
    /// The best way through the ranges of beats with a level in the stream. The ways that are kept are in the order of their copies, the
    /// oldest first, and a younger copy costs more: so the cheapest stands first, those whose copy is gone stand before the others, and
    /// each way comes and goes once.
    /// </summary>
    private (double Cost, DefinitionChoice Choice) Streamed(LayoutDefinition definition, int level, int[] during, int[] between)
    {
        var tokens = definition.Levels[level].Streamed;
        var ways = new WayQueue();
        ways.Add(new Way(None, 0, -1, null, Step.Skip));
        for (var i = 0; i < definition.Uses.Count; i++)
        {
            var use = definition.Uses[i];
            var with = (tokens * While(use)) + definition.Loss(i, level);
            var cheapest = ways.First;
            var without = new Way(None, ways.CostOf(cheapest) + definition.Absent(i), i, cheapest, Step.Skip);
            if (during[i] < tokens)
            {
                ways.Clear();
                ways.Add(without);
                continue;
            }

            var written = new Way(i, ways.CostOf(cheapest) + with + (tokens * Written(use.From)), i, cheapest, Step.Write);

            // Copies that cannot be there any more have to be held: of these the cheapest stands first.
            Way? kept = null;
            while (!ways.IsEmpty && !IsThere(ways.First.Copy, use.From))
            {
                kept = ways.First.Copy == None ? kept : kept ?? ways.First;
                ways.RemoveFirst();
            }

            var held = kept is null || between[i] < tokens
                ? null
                : new Way(Old, ways.CostOf(kept) + with + (tokens * Rent(definition.Uses[i - 1].To + 1, use.From)), i, kept, Step.Hold);
            ways.Raise(with);
            ways.Add(written);
            if (held is not null)
            {
                ways.AddFirst(held);
            }

            ways.AddFirst(without);
        }

        Ways += ways.Made;
        return Trace(ways, level, definition.Uses.Count);

        bool IsThere(int copy, int beat) => copy >= 0 && problem.MayStillBeThere(definition.Uses[copy].From, beat, tokens, room);
    }

    private static (double Cost, DefinitionChoice Choice) Trace(WayQueue ways, int level, int uses)
    {
        var covered = new bool[uses];
        var held = new bool[uses];
        var end = uses;
        for (var way = ways.First; way.Range >= 0; way = way.Before!)
        {
            // What was decided at its own range, and the copy stayed at those after it.
            Array.Fill(covered, true, way.Range, end - way.Range);
            covered[way.Range] = way.By != Step.Skip;
            if (way.By == Step.Hold)
            {
                held[way.Range - 1] = true;
            }

            end = way.Range;
        }

        return (ways.CostOf(ways.First), covered.Contains(true) ? new DefinitionChoice(level, false, covered, held) : DefinitionChoice.Absent);
    }

    /// <summary>A way to come to a range of beats.</summary>
    /// <param name="Copy">The range at which the copy was written that is in the window; or None, or Old.</param>
    /// <param name="Cost">The cost up to its own range, less what the queue had been raised by then.</param>
    /// <param name="Range">The range at which this was decided; -1 for the beginning.</param>
    /// <param name="Before">The way before it.</param>
    /// <param name="By">What was decided.</param>
    private sealed record Way(int Copy, double Cost, int Range, Way? Before, Step By);

    /// <summary>The ways that are worth going on with, the one with the oldest copy first, in which a younger copy costs more.</summary>
    private sealed class WayQueue
    {
        private readonly LinkedList<Way> ways = new();
        private double raised;

        /// <summary>How many ways were made: each is added once and dropped once.</summary>
        public long Made { get; private set; }

        public bool IsEmpty => ways.Count == 0;

        public Way First => ways.First!.Value;

        public double CostOf(Way way) => way.Cost + raised;

        public void Clear() => ways.Clear();

        public void RemoveFirst() => ways.RemoveFirst();

        /// <summary>All ways cost more.</summary>
        public void Raise(double cost) => raised += cost;

        /// <summary>Adds the way with the youngest copy; those that cost no less are of no use any more.</summary>
        public void Add(Way way)
        {
            while (!IsEmpty && CostOf(ways.Last!.Value) >= way.Cost)
            {
                ways.RemoveLast();
            }

            Made++;
            ways.AddLast(way with { Cost = way.Cost - raised });
        }

        /// <summary>Adds a way with an older copy than all, unless one of these costs no more.</summary>
        public void AddFirst(Way way)
        {
            if (IsEmpty || CostOf(First) > way.Cost)
            {
                Made++;
                ways.AddFirst(way with { Cost = way.Cost - raised });
            }
        }
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
    private double Rent(int from, int to) => Room(from, to);

    /// <summary>What a token costs that is written before a beat: it is evaluated, and takes room until it is deleted.</summary>
    private double Written(int beat) => (problem.Prices.Evaluated * problem.EvaluationsOfWritten) + (isBound ? 0 : Room(beat, Math.Min(problem.Beats, beat + stay)));

    /// <summary>What a token costs while its definition is live: in an estimate, what its copy's stay does not cover already.</summary>
    private double While(BeatRange use) => isBound ? Room(use.From, use.To + 1) : Room(Math.Min(use.To + 1, use.From + stay), use.To + 1);

    /// <summary>What a token costs for the room that it takes.</summary>
    private double Room(int from, int to) => isFree ? 0 : sums[to] - sums[from];
}

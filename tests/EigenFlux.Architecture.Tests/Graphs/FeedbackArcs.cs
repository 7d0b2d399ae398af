namespace EigenFlux.Architecture.Tests.Graphs;

/// <summary>The fewest arrows to remove so that a graph has no cycle.</summary>
internal static class FeedbackArcs
{
    /// <summary>The largest component that is solved exactly; the time doubles with each node.</summary>
    private const int Largest = 20;

    private const long Forbidden = 1L << 40;

    /// <summary>
    /// Finds the set of arrows with the least sum of weights whose removal leaves no cycle, and with the fewest arrows among equals. The same graph gives the same
    /// set. If the order of some nodes is stated, each arrow against it is in the set, also if no cycle contains it, and the rest is the least for this order.
    /// </summary>
    /// <param name="weights">The weight of each arrow; at least 1.</param>
    /// <param name="stated">The arrows that the stated order allows, whether they are there or not: from each later node to each earlier one.</param>
    /// <exception cref="InvalidOperationException">A component has too many nodes for the exact method.</exception>
    public static IReadOnlyList<(string From, string To)> Find(
        IReadOnlyDictionary<(string From, string To), int> weights, IReadOnlySet<(string From, string To)> stated)
    {
        var all = weights.Keys.Concat(stated).ToList();
        var nodes = all.SelectMany(arrow => new[] { arrow.From, arrow.To }).Distinct();
        return [.. Components.Of(nodes, all).Where(component => component.Count > 1)
            .SelectMany(component => Within(component, weights, stated))
            .Order()];
    }

    /// <summary>Whether the graph has a cycle.</summary>
    public static bool HasCycle(IEnumerable<(string From, string To)> arrows)
    {
        var all = arrows.ToList();
        return Components.Of(all.Select(arrow => arrow.From), all).Any(component => component.Count > 1);
    }

    private static IEnumerable<(string From, string To)> Within(
        IReadOnlyList<string> nodes, IReadOnlyDictionary<(string From, string To), int> weights, IReadOnlySet<(string From, string To)> stated)
    {
        var count = nodes.Count;
        if (count > Largest)
        {
            throw new InvalidOperationException($"A knot of {count} folders is too large to find its fewest backward arrows: state the order of some of them. {string.Join(", ", nodes)}");
        }

        // cost[from, to]: what the arrow costs if it points backward. The weight decides before the number of arrows.
        var cost = new long[count, count];
        for (var from = 0; from < count; from++)
        {
            for (var to = 0; to < count; to++)
            {
                var arrow = (nodes[from], nodes[to]);
                cost[from, to] = stated.Contains(arrow) ? Forbidden : weights.TryGetValue(arrow, out var weight) ? weight * 1000L + 1 : 0;
            }
        }

        // best[set]: the least cost to have exactly this set of nodes at the bottom, where arrows from it to any other node point backward.
        var best = new long[1 << count];
        var last = new int[1 << count];
        Array.Fill(best, long.MaxValue);
        best[0] = 0;
        for (var set = 0; set < best.Length; set++)
        {
            for (var node = 0; node < count; node++)
            {
                if ((set & (1 << node)) == 0)
                {
                    var sum = best[set];
                    for (var below = 0; below < count; below++)
                    {
                        sum += (set & (1 << below)) != 0 ? cost[below, node] : 0;
                    }

                    var next = set | (1 << node);
                    if (sum < best[next])
                    {
                        (best[next], last[next]) = (sum, node);
                    }
                }
            }
        }

        var height = new Dictionary<string, int>();
        for (var set = best.Length - 1; set > 0; set &= ~(1 << last[set]))
        {
            height[nodes[last[set]]] = int.PopCount(set);
        }

        return weights.Keys.Where(arrow => height.TryGetValue(arrow.From, out var from) && height.TryGetValue(arrow.To, out var to) && from < to);
    }
}

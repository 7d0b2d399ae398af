namespace EigenFlux.Architecture.Tests.Graphs;

/// <summary>What nodes reach through others.</summary>
internal static class Closure
{
    /// <summary>For each node all that it reaches.</summary>
    /// <param name="targets">For each node all that it points to.</param>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Of(IReadOnlyDictionary<string, IReadOnlyList<string>> targets) =>
        targets.Keys.ToDictionary(node => node, node => Reach([node], each => targets.GetValueOrDefault(each) ?? []));

    /// <summary>All that some nodes reach; a start counts only if it is reached.</summary>
    public static IReadOnlySet<T> Reach<T>(IEnumerable<T> starts, Func<T, IEnumerable<T>> targets)
    {
        HashSet<T> reached = [];
        Stack<T> open = new(starts);
        while (open.TryPop(out var node))
        {
            foreach (var target in targets(node).Where(reached.Add))
            {
                open.Push(target);
            }
        }

        return reached;
    }
}

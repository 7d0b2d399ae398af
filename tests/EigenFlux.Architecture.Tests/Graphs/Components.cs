namespace EigenFlux.Architecture.Tests.Graphs;

/// <summary>Strongly connected components, by Tarjan's algorithm.</summary>
internal static class Components
{
    /// <summary>The components of a graph; nodes of each, and the components by their first nodes, are in ordinal order.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="arrows">Pairs of nodes.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<string> nodes, IEnumerable<(string From, string To)> arrows)
    {
        var targets = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To);
        Dictionary<string, int> numbers = [];
        Dictionary<string, int> lowest = [];
        HashSet<string> open = [];
        Stack<string> path = new();
        List<IReadOnlyList<string>> found = [];
        foreach (var node in nodes.Order(StringComparer.Ordinal))
        {
            if (!numbers.ContainsKey(node))
            {
                Visit(node);
            }
        }

        return [.. found.OrderBy(component => component[0], StringComparer.Ordinal)];

        void Visit(string node)
        {
            numbers[node] = lowest[node] = numbers.Count;
            path.Push(node);
            open.Add(node);
            foreach (var target in targets[node])
            {
                if (!numbers.ContainsKey(target))
                {
                    Visit(target);
                    lowest[node] = Math.Min(lowest[node], lowest[target]);
                }
                else if (open.Contains(target))
                {
                    lowest[node] = Math.Min(lowest[node], numbers[target]);
                }
            }

            if (lowest[node] == numbers[node])
            {
                List<string> component = [];
                string member;
                do
                {
                    member = path.Pop();
                    open.Remove(member);
                    component.Add(member);
                }
                while (member != node);
                found.Add([.. component.Order(StringComparer.Ordinal)]);
            }
        }
    }
}

using EigenFlux.Models.Constraints.Regexes;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>
/// Makes the states inside of characters of several bytes. Characters that all lead to one state are a rule, which every state that goes on after
/// them calls; so a repeated class of thousands of characters has its states once. Only what leads to several states is made for each.
/// </summary>
/// <param name="builder">Where the states go.</param>
/// <param name="characters">The characters.</param>
/// <param name="shares">Whether characters are rules at all; otherwise all states are made for each.</param>
internal sealed class Utf8States(AutomatonBuilder builder, CharacterTree characters, bool shares)
{
    private readonly Dictionary<int[], int> rules = new(IntsComparer.Instance);
    private readonly Dictionary<(int Rule, int Target), int> calls = [];
    private readonly Dictionary<int[], int> divided = new(IntsComparer.Instance);
    private int end = -1;

    /// <summary>Adds the edges of all characters of several bytes to a state, or the call that stands for them.</summary>
    /// <param name="state">The state.</param>
    /// <param name="targets">For each class the state that its characters lead to; -1 where they lead nowhere.</param>
    public void Add(int state, ReadOnlySpan<int> targets)
    {
        var (isSole, target) = SoleTarget(characters.Root, targets);
        if (!isSole)
        {
            AddEdges(state, Edges(characters.Root, targets));
        }
        else if (target >= 0)
        {
            builder.AddCall(state, Rule(characters.Root, targets), levels: 0, target);
        }
    }

    /// <summary>Whether all that leads on from a node leads to one state, and to which; -1 where nothing does.</summary>
    private (bool IsSole, int Target) SoleTarget(int node, ReadOnlySpan<int> targets)
    {
        var sole = -1;
        foreach (var kind in characters[node].Classes)
        {
            if (targets[kind] >= 0 && targets[kind] != sole)
            {
                if (sole >= 0 || !shares)
                {
                    return (false, -1);
                }

                sole = targets[kind];
            }
        }

        return (true, sole);
    }

    /// <summary>The state of a node from which different characters lead to different states; -1 where none leads anywhere.</summary>
    private int Inside(int node, ReadOnlySpan<int> targets)
    {
        var (isSole, target) = SoleTarget(node, targets);
        if (isSole)
        {
            return target < 0 ? -1 : Call(Rule(node, targets), target);
        }

        var edges = Edges(node, targets);
        if (!divided.TryGetValue(edges, out var state))
        {
            divided.Add(edges, state = builder.Add());
            AddEdges(state, edges);
        }

        return state;
    }

    private int[] Edges(int node, ReadOnlySpan<int> targets)
    {
        var edges = new List<int>();
        var (runs, isLeaf, _) = characters[node];
        foreach (var (first, last, next) in runs)
        {
            if ((isLeaf ? targets[next] : Inside(next, targets)) is var target and >= 0)
            {
                edges.AddRange([first, last, target]);
            }
        }

        return [.. edges];
    }

    private void AddEdges(int state, int[] edges)
    {
        for (var i = 0; i < edges.Length; i += 3)
        {
            builder.AddEdge(state, (byte)edges[i], (byte)edges[i + 1], edges[i + 2]);
        }
    }

    private int Call(int rule, int target)
    {
        if (!calls.TryGetValue((rule, target), out var state))
        {
            calls.Add((rule, target), state = builder.Add());
            builder.AddCall(state, rule, levels: 0, target);
        }

        return state;
    }

    /// <summary>The first state of the rule of those characters of a node that lead anywhere.</summary>
    private int Rule(int node, ReadOnlySpan<int> targets)
    {
        var (runs, isLeaf, classes) = characters[node];
        var live = new List<int> { node };
        foreach (var kind in classes)
        {
            if (targets[kind] >= 0)
            {
                live.Add(kind);
            }
        }

        if (live.Count == 1)
        {
            return -1;
        }

        int[] key = [.. live];
        if (rules.TryGetValue(key, out var start))
        {
            return start;
        }

        rules.Add(key, start = builder.Add());
        foreach (var (first, last, next) in runs)
        {
            if ((isLeaf ? targets[next] < 0 ? -1 : End() : Rule(next, targets)) is var target and >= 0)
            {
                builder.AddEdge(start, first, last, target);
            }
        }

        return start;
    }

    /// <summary>The state after the last byte of a character, for all rules.</summary>
    private int End()
    {
        if (end < 0)
        {
            builder.MakeFinal(end = builder.Add());
        }

        return end;
    }
}

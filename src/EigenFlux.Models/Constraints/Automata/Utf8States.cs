using System.Runtime.InteropServices;
using EigenFlux.Models.Common;
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

    // What is being gathered, of a node behind that of the node above it: only what is new gets an array of its own.
    private readonly List<int> gathered = [];
    private int end = -1;

    /// <summary>Adds the edges of all characters of several bytes to a state, or the call that stands for them.</summary>
    /// <param name="state">The state.</param>
    /// <param name="targets">For each class the state that its characters lead to; -1 where they lead nowhere.</param>
    public void Add(int state, ReadOnlySpan<int> targets)
    {
        var (isSole, target) = SoleTarget(characters.Root, targets);
        if (!isSole)
        {
            var from = GatherEdges(characters.Root, targets);
            AddEdges(state, Gathered(from));
            LetGo(from);
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

        var from = GatherEdges(node, targets);
        if (!divided.GetAlternateLookup<ReadOnlySpan<int>>().TryGetValue(Gathered(from), out var state))
        {
            divided.Add(Gathered(from).ToArray(), state = builder.Add());
            AddEdges(state, Gathered(from));
        }

        LetGo(from);
        return state;
    }

    /// <summary>Gathers the edges of a node: of each its first byte, its last byte and its target.</summary>
    /// <returns>The place of the first in what is gathered.</returns>
    private int GatherEdges(int node, ReadOnlySpan<int> targets)
    {
        var from = gathered.Count;
        var (runs, isLeaf, _) = characters[node];
        foreach (var (first, last, next) in runs)
        {
            if ((isLeaf ? targets[next] : Inside(next, targets)) is var target and >= 0)
            {
                gathered.Add(first);
                gathered.Add(last);
                gathered.Add(target);
            }
        }

        return from;
    }

    private ReadOnlySpan<int> Gathered(int from) => CollectionsMarshal.AsSpan(gathered)[from..];

    private void LetGo(int from) => gathered.RemoveRange(from, gathered.Count - from);

    private void AddEdges(int state, ReadOnlySpan<int> edges)
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
        var from = gathered.Count;
        gathered.Add(node);
        foreach (var kind in classes)
        {
            if (targets[kind] >= 0)
            {
                gathered.Add(kind);
            }
        }

        var start = -1;
        var isKnown = gathered.Count == from + 1 || rules.GetAlternateLookup<ReadOnlySpan<int>>().TryGetValue(Gathered(from), out start);
        if (!isKnown)
        {
            rules.Add(Gathered(from).ToArray(), start = builder.Add());
        }

        LetGo(from);
        if (isKnown)
        {
            return start;
        }

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

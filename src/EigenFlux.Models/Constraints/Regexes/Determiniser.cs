using System.Runtime.InteropServices;
using EigenFlux.Models.Common;

namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>
/// Makes a deterministic automaton of a graph: its states are sets of places where matching may have come to. A place is a node and
/// what must still be so of the rest of the text.
/// </summary>
internal sealed class Determiniser
{
    // The rest of the text: anything; nothing; one line break and nothing else; anything that begins with a line break.
    private const int Anything = 0;
    private const int Nothing = 1;
    private const int FinalLineBreak = 2;
    private const int LineBreakNext = 3;

    /// <summary>Steps from place to place before an expression counts as too large: well under a second.</summary>
    public const int MostWork = 16_000_000;

    private readonly RegexGraph graph;
    private readonly UnitClasses classes;
    private readonly int mostStates;
    private readonly Dictionary<int[], int> numbers = new(IntsComparer.Instance);
    private readonly Dictionary<int[], int>.AlternateLookup<ReadOnlySpan<int>> known;
    private readonly List<int[]> states = [];
    private readonly Stack<(int Place, bool AtBegin)> open = new();
    private readonly int[] seen;
    private readonly List<int> reached = [];
    private int round;
    private int work;

    private Determiniser(RegexGraph graph, int mostStates)
    {
        this.graph = graph;
        this.mostStates = mostStates;
        classes = new UnitClasses(graph.Sets);
        seen = new int[graph.Nodes.Count * 8];
        known = numbers.GetAlternateLookup<ReadOnlySpan<int>>();
    }

    /// <summary>Makes the automaton.</summary>
    /// <returns>The automaton; or what there would be too much of.</returns>
    public static (UnitAutomaton? Units, RegexMeasure Measure) Make(RegexGraph graph, int mostStates) =>
        graph.IsTooLarge ? (null, RegexMeasure.Expansion)
        : UnitClasses.WorkOf(graph.Sets) > MostWork ? (null, RegexMeasure.Work)
        : new Determiniser(graph, mostStates).Make();

    private (UnitAutomaton? Units, RegexMeasure Measure) Make()
    {
        round++;
        Push(Place(graph.Start, Anything), atBegin: true);
        Close(afterLineBreak: false);
        Number();
        var next = new List<int[]>();
        while (next.Count < states.Count)
        {
            var row = new int[classes.Count];
            for (var unit = 0; unit < row.Length; unit++)
            {
                row[unit] = Step(states[next.Count], unit);
            }

            next.Add(row);
            if (states.Count > mostStates || work > MostWork)
            {
                return (null, states.Count > mostStates ? RegexMeasure.States : RegexMeasure.Work);
            }
        }

        return (new UnitAutomaton(classes, next, [.. states.Select(IsFinal)]), RegexMeasure.None);
    }

    private int Step(int[] state, int unit)
    {
        round++;
        var isLineBreak = unit == classes.LineBreak;
        foreach (var place in state)
        {
            var (kind, next, set) = graph.Nodes[place >> 2];
            if (kind == RegexGraph.NodeKind.One && classes.Has[unit][set])
            {
                switch (place & 3)
                {
                    case Anything:
                    case LineBreakNext when isLineBreak:
                        Push(Place(next, Anything), atBegin: false);
                        break;
                    case FinalLineBreak when isLineBreak:
                        Push(Place(next, Nothing), atBegin: false);
                        break;
                }
            }
        }

        work += state.Length + 1;
        if (open.Count == 0)
        {
            return -1;
        }

        Close(isLineBreak);
        return reached.Count == 0 ? -1 : Number();
    }

    /// <summary>Follows all that goes on without a unit, and leaves the places that wait for one, or where all has matched.</summary>
    private void Close(bool afterLineBreak)
    {
        reached.Clear();
        while (open.TryPop(out var top))
        {
            work++;
            var rest = top.Place & 3;
            var node = graph.Nodes[top.Place >> 2];
            switch (node.Kind)
            {
                case RegexGraph.NodeKind.Fork:
                    Push(Place(node.Other, rest), top.AtBegin);
                    Push(Place(node.Next, rest), top.AtBegin);
                    break;
                case RegexGraph.NodeKind.BeginAgain:
                    Push(Place(node.Next, rest), atBegin: true);
                    break;
                case RegexGraph.NodeKind.At:
                    Pass(node.Next, rest, (RegexAnchor)node.Other, top.AtBegin, afterLineBreak);
                    break;
                default:
                    reached.Add(top.Place);
                    break;
            }
        }
    }

    private void Pass(int next, int rest, RegexAnchor anchor, bool atBegin, bool afterLineBreak)
    {
        switch (anchor)
        {
            case RegexAnchor.Begin when atBegin:
            case RegexAnchor.BeginOfLine when atBegin || afterLineBreak:
                Push(Place(next, rest), atBegin);
                break;
            case RegexAnchor.End:
                Narrow(next, rest, Nothing, atBegin);
                break;
            case RegexAnchor.EndOrFinalLineBreak:
                Narrow(next, rest, Nothing, atBegin);
                Narrow(next, rest, FinalLineBreak, atBegin);
                break;
            case RegexAnchor.EndOfLine:
                Narrow(next, rest, Nothing, atBegin);
                Narrow(next, rest, LineBreakNext, atBegin);
                break;
        }
    }

    /// <summary>Goes on where two things that must be so of the rest can both be so.</summary>
    private void Narrow(int next, int rest, int also, bool atBegin)
    {
        var both = (rest, also) switch
        {
            (Anything, _) => also,
            (FinalLineBreak, LineBreakNext) or (LineBreakNext, FinalLineBreak) => FinalLineBreak,
            _ => rest == also ? rest : -1,
        };
        if (both >= 0)
        {
            Push(Place(next, both), atBegin);
        }
    }

    private void Push(int place, bool atBegin)
    {
        var index = (place << 1) | (atBegin ? 1 : 0);
        if (seen[index] != round)
        {
            seen[index] = round;
            open.Push((place, atBegin));
        }
    }

    private int Number()
    {
        reached.Sort();
        var count = 0;
        for (var i = 0; i < reached.Count; i++)
        {
            if (count == 0 || reached[count - 1] != reached[i])
            {
                reached[count++] = reached[i];
            }
        }

        var state = CollectionsMarshal.AsSpan(reached)[..count];
        if (!known.TryGetValue(state, out var number))
        {
            number = states.Count;
            states.Add(state.ToArray());
            numbers.Add(states[^1], number);
        }

        return number;
    }

    private bool IsFinal(int[] state) =>
        state.AsSpan().Contains(Place(RegexGraph.Match, Anything)) || state.AsSpan().Contains(Place(RegexGraph.Match, Nothing));

    private static int Place(int node, int rest) => (node << 2) | rest;
}

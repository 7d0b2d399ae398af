namespace EigenFlux.Models.Constraints.Regexes;

/// <summary>
/// A regular expression as a graph (a nondeterministic automaton): each node goes on to others, some of them after one character of a set,
/// some only where something is so.
/// </summary>
internal sealed class RegexGraph
{
    /// <summary>The node where all has matched.</summary>
    public const int Match = 0;

    /// <summary>The most characters of an expression when what it repeats is written out.</summary>
    public const int MostSize = 200_000;

    // A character takes a node, and what is optional or repeated one more for each time.
    private const int MostNodes = 4 * MostSize;

    private readonly List<Node> nodes = [new Node(NodeKind.Match, -1, -1)];
    private readonly List<CharSet> sets = [];
    private readonly CharSet without;
    private readonly Dictionary<CharSet, int> numbers = [];

    /// <summary>Makes the graph of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="spaceBefore">Whether one space may come before all, which is then no part of what matches.</param>
    /// <param name="without">Characters that no part matches, whatever it says.</param>
    public RegexGraph(RegexNode expression, bool spaceBefore, CharSet without)
    {
        this.without = without;
        Start = Add(expression, Match);
        if (spaceBefore)
        {
            var again = AddNode(new Node(NodeKind.BeginAgain, Start, -1));
            Start = AddNode(new Node(NodeKind.Fork, Start, AddOne(CharSet.Of(' '), again)));
        }
    }

    /// <summary>What a node is.</summary>
    public enum NodeKind
    {
        /// <summary>All has matched.</summary>
        Match,

        /// <summary>Goes on after one character of the set <see cref="Node.Other"/>.</summary>
        One,

        /// <summary>Goes on in two ways.</summary>
        Fork,

        /// <summary>Goes on where the <see cref="RegexAnchor"/> <see cref="Node.Other"/> holds.</summary>
        At,

        /// <summary>Goes on as if nothing came before.</summary>
        BeginAgain,
    }

    /// <summary>The node where matching begins.</summary>
    public int Start { get; }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>The sets that nodes take characters of.</summary>
    public IReadOnlyList<CharSet> Sets => sets;

    /// <summary>Whether there would be more than there may be: the graph is then not whole.</summary>
    public bool IsTooLarge => nodes.Count > MostNodes;

    private int Add(RegexNode expression, int next)
    {
        if (IsTooLarge)
        {
            return next;
        }

        switch (expression)
        {
            case RegexNode.One one:
                return AddOne(one.Set, next);
            case RegexNode.At at:
                return AddNode(new Node(NodeKind.At, next, (int)at.Anchor));
            case RegexNode.Sequence sequence:
                for (var i = sequence.Parts.Count - 1; i >= 0; i--)
                {
                    next = Add(sequence.Parts[i], next);
                }

                return next;
            case RegexNode.Either either:
                var entry = Add(either.Parts[^1], next);
                for (var i = either.Parts.Count - 2; i >= 0; i--)
                {
                    entry = AddNode(new Node(NodeKind.Fork, Add(either.Parts[i], next), entry));
                }

                return entry;
            default:
                return AddRepeat((RegexNode.Repeat)expression, next);
        }
    }

    private int AddRepeat(RegexNode.Repeat repeat, int next)
    {
        var entry = next;
        if (repeat.Most is not { } most)
        {
            entry = AddNode(default);
            nodes[entry] = new Node(NodeKind.Fork, next, Add(repeat.Part, entry));
        }
        else
        {
            for (var i = repeat.Least; i < most && !IsTooLarge; i++)
            {
                entry = AddNode(new Node(NodeKind.Fork, next, Add(repeat.Part, entry)));
            }
        }

        for (var i = 0; i < repeat.Least && !IsTooLarge; i++)
        {
            entry = Add(repeat.Part, entry);
        }

        return entry;
    }

    private int AddOne(CharSet set, int next)
    {
        if (!numbers.TryGetValue(set, out var number))
        {
            numbers.Add(set, number = sets.Count);
            sets.Add(set.Except(without));
        }

        return AddNode(new Node(NodeKind.One, next, number));
    }

    private int AddNode(Node node)
    {
        nodes.Add(node);
        return nodes.Count - 1;
    }

    /// <summary>A node, and where it goes on.</summary>
    public readonly record struct Node(NodeKind Kind, int Next, int Other);
}

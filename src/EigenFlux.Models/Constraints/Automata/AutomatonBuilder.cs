using System.Runtime.InteropServices;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>Gathers the states of an automaton, and leaves out what leads nowhere.</summary>
internal sealed class AutomatonBuilder
{
    /// <summary>The most states.</summary>
    public const int MostStates = 250_000;

    // The edges of a state are in a chain, from its last one to its first.
    private readonly List<(byte First, byte Last, int Target, int Before)> edges = [];
    private Draft[] drafts = new Draft[256];

    /// <summary>How many states there are so far.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there are more than there may be.</summary>
    public bool IsTooLarge => Count > MostStates;

    /// <summary>A new state without edges.</summary>
    public int Add()
    {
        if (Count == drafts.Length)
        {
            Array.Resize(ref drafts, Count * 2);
        }

        drafts[Count] = new Draft { LastEdge = -1, Callee = -1, Return = -1 };
        return Count++;
    }

    /// <summary>A new state for each byte of a text, each leading to the next.</summary>
    /// <param name="from">The state that the first byte leads on from.</param>
    /// <param name="utf8">The text.</param>
    /// <returns>The state after the text.</returns>
    public int AddText(int from, ReadOnlySpan<byte> utf8)
    {
        foreach (var value in utf8)
        {
            var next = Add();
            AddEdge(from, value, value, next);
            from = next;
        }

        return from;
    }

    /// <summary>Some bytes lead from a state to another; they have no edge there yet.</summary>
    public void AddEdge(int from, byte first, byte last, int target)
    {
        edges.Add((first, last, target, drafts[from].LastEdge));
        drafts[from].LastEdge = edges.Count - 1;
    }

    /// <summary>A state's rule may be over there.</summary>
    public void MakeFinal(int state) => drafts[state].IsFinal = true;

    /// <summary>A state calls a rule.</summary>
    /// <param name="from">The state.</param>
    /// <param name="callee">The rule's first state.</param>
    /// <param name="levels">1 where the rule is a list or a record, else 0.</param>
    /// <param name="back">The state to go on from when the rule is over.</param>
    public void AddCall(int from, int callee, byte levels, int back)
    {
        ref var draft = ref drafts[from];
        (draft.Callee, draft.Return, draft.Levels) = (callee, back, levels);
    }

    /// <summary>Where texts may be over, a quotation mark leads on, and nothing else ends them.</summary>
    /// <param name="first">The first state of the texts.</param>
    /// <param name="count">How many states there are from it on in which a text may be over.</param>
    /// <param name="end">The state that the quotation mark leads to.</param>
    public void CloseQuotes(int first, int count, int end)
    {
        for (var state = first; state < first + count; state++)
        {
            if (drafts[state].IsFinal)
            {
                drafts[state].IsFinal = false;
                AddEdge(state, (byte)'"', (byte)'"', end);
            }
        }
    }

    /// <summary>How far each state is from the end of its rule.</summary>
    public Completion Complete()
    {
        var options = new Completion.Options(Count);
        for (var state = 0; state < Count; state++)
        {
            for (var edge = drafts[state].LastEdge; edge >= 0; edge = edges[edge].Before)
            {
                options.Add(new Completion.Option(edges[edge].Target, 1, edges[edge].First));
            }

            options.Next();
        }

        return Completion.Of(state => Describe(drafts[state]), options);
    }

    /// <summary>The automaton, without edges and calls after which no value can be reached.</summary>
    /// <param name="start">The state where a value begins.</param>
    /// <param name="completion">What <see cref="Complete"/> gave.</param>
    public Automaton Build(int start, Completion completion)
    {
        var states = new AutomatonState[Count];
        var targets = new List<int>(Count * 4);
        for (var i = 0; i < states.Length; i++)
        {
            var draft = drafts[i];
            if (draft.Callee >= 0 && !(completion.CanEnd(draft.Callee) && completion.CanEnd(draft.Return)))
            {
                draft.Callee = -1;
            }

            var (lowest, highest) = (256, -1);
            for (var edge = draft.LastEdge; edge >= 0; edge = edges[edge].Before)
            {
                if (completion.CanEnd(edges[edge].Target))
                {
                    lowest = Math.Min(lowest, edges[edge].First);
                    highest = Math.Max(highest, edges[edge].Last);
                }
            }

            states[i] = Describe(draft) with { Offset = targets.Count };
            if (highest >= 0)
            {
                states[i] = states[i] with { Lowest = (byte)lowest, Width = (short)(highest - lowest + 1) };
                AddTargets(draft.LastEdge, lowest, highest, targets, completion);
            }
        }

        return new Automaton(states, [.. targets], start);
    }

    private static AutomatonState Describe(in Draft draft) =>
        new(0, 0, 0, draft.Callee, draft.Return, draft.Levels, draft.IsFinal);

    private void AddTargets(int edge, int lowest, int highest, List<int> targets, Completion completion)
    {
        var offset = targets.Count;
        CollectionsMarshal.SetCount(targets, offset + highest - lowest + 1);
        var row = CollectionsMarshal.AsSpan(targets)[offset..];
        row.Fill(-1);
        for (; edge >= 0; edge = edges[edge].Before)
        {
            var (first, last, target, _) = edges[edge];
            if (completion.CanEnd(target))
            {
                row[(first - lowest)..(last - lowest + 1)].Fill(target);
            }
        }
    }

    private struct Draft
    {
        public int LastEdge;
        public int Callee;
        public int Return;
        public byte Levels;
        public bool IsFinal;
    }
}

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>Gathers the states of an automaton, and leaves out what leads nowhere.</summary>
internal sealed class AutomatonBuilder
{
    /// <summary>The most states.</summary>
    public const int MostStates = 60_000;

    private readonly List<Draft> drafts = [];

    /// <summary>How many states there are so far.</summary>
    public int Count => drafts.Count;

    /// <summary>Whether there are more than there may be.</summary>
    public bool IsTooLarge => drafts.Count > MostStates;

    /// <summary>A new state without edges.</summary>
    public int Add()
    {
        drafts.Add(new Draft());
        return drafts.Count - 1;
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
    public void AddEdge(int from, byte first, byte last, int target) => drafts[from].Edges.Add((first, last, target));

    /// <summary>A state's rule may be over there.</summary>
    public void MakeFinal(int state) => drafts[state].IsFinal = true;

    /// <summary>A state calls a rule.</summary>
    /// <param name="from">The state.</param>
    /// <param name="callee">The rule's first state.</param>
    /// <param name="levels">1 where the rule is a list or a record, else 0.</param>
    /// <param name="back">The state to go on from when the rule is over.</param>
    public void AddCall(int from, int callee, byte levels, int back)
    {
        var draft = drafts[from];
        (draft.Callee, draft.Return, draft.Levels) = (callee, back, levels);
    }

    /// <summary>Where texts may be over, a quotation mark leads on, and nothing else ends them.</summary>
    /// <param name="first">The first state of the texts; all after it are theirs too.</param>
    /// <param name="end">The state that the quotation mark leads to.</param>
    public void CloseQuotes(int first, int end)
    {
        for (var state = first; state < drafts.Count; state++)
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
        var options = new Completion.Option[drafts.Count][];
        for (var state = 0; state < options.Length; state++)
        {
            options[state] = [.. drafts[state].Edges.Select(edge => new Completion.Option(edge.Target, 1, edge.First))];
        }

        return Completion.Of(drafts.Count, state => Describe(drafts[state]), options);
    }

    /// <summary>The automaton, without edges and calls after which no value can be reached.</summary>
    /// <param name="start">The state where a value begins.</param>
    /// <param name="completion">What <see cref="Complete"/> gave.</param>
    public Automaton Build(int start, Completion completion)
    {
        var states = new AutomatonState[drafts.Count];
        var targets = new List<int>();
        for (var i = 0; i < states.Length; i++)
        {
            var draft = drafts[i];
            draft.Edges.RemoveAll(edge => !completion.CanEnd(edge.Target));
            if (draft.Callee >= 0 && !(completion.CanEnd(draft.Callee) && completion.CanEnd(draft.Return)))
            {
                draft.Callee = -1;
            }

            var state = Describe(draft) with { Offset = targets.Count };
            if (draft.Edges.Count > 0)
            {
                var lowest = draft.Edges.Min(edge => edge.First);
                var width = draft.Edges.Max(edge => edge.Last) - lowest + 1;
                state = state with { Lowest = lowest, Width = (short)width };
                System.Runtime.InteropServices.CollectionsMarshal.SetCount(targets, targets.Count + width);
                var row = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(targets)[state.Offset..];
                row.Fill(-1);
                foreach (var (first, last, target) in draft.Edges)
                {
                    row[(first - lowest)..(last - lowest + 1)].Fill(target);
                }
            }

            states[i] = state;
        }

        return new Automaton(states, [.. targets], start);
    }

    private static AutomatonState Describe(Draft draft) =>
        new(0, 0, 0, draft.Callee, draft.Return, draft.Levels, draft.IsFinal);

    private sealed class Draft
    {
        public List<(byte First, byte Last, int Target)> Edges { get; } = [];

        public int Callee { get; set; } = -1;

        public int Return { get; set; } = -1;

        public byte Levels { get; set; }

        public bool IsFinal { get; set; }
    }
}

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>
/// The UTF-8 texts of all values of a shape: an automaton over bytes whose states are in rules (one for each record, list and kind of
/// text) that call each other. It is deterministic: where one byte is given, at most one of a state's ways leads on. Immutable.
/// </summary>
internal sealed class Automaton
{
    private readonly AutomatonState[] states;
    private readonly int[] targets;

    /// <summary>Puts the states together.</summary>
    /// <param name="states">The states.</param>
    /// <param name="targets">The states that edges lead to; -1 for none.</param>
    /// <param name="start">The state where a value begins.</param>
    public Automaton(AutomatonState[] states, int[] targets, int start)
    {
        this.states = states;
        this.targets = targets;
        Start = start;
        foreach (var state in states)
        {
            for (var i = 0; i < state.Width; i++)
            {
                Bytes[state.Lowest + i] |= targets[state.Offset + i] >= 0;
            }

            if (state.Callee < 0)
            {
                continue;
            }

            AddFollow(state.Return);
        }
    }

    /// <summary>The state where a value begins.</summary>
    public int Start { get; }

    /// <summary>How many states there are.</summary>
    public int Count => states.Length;

    /// <summary>For each byte whether it occurs at all.</summary>
    public bool[] Bytes { get; } = new bool[256];

    /// <summary>For each byte whether it may come just after a rule that was called.</summary>
    public bool[] Follow { get; } = new bool[256];

    /// <summary>A state.</summary>
    public ref readonly AutomatonState this[int state] => ref states[state];

    /// <summary>The state that a byte leads to by an edge; -1 where there is none.</summary>
    public int Next(int state, byte value)
    {
        ref readonly var from = ref states[state];
        var index = (uint)(value - from.Lowest);
        return index < (uint)from.Width ? targets[from.Offset + (int)index] : -1;
    }

    /// <summary>The states that a state's own edges lead to, one for each byte.</summary>
    public IEnumerable<int> TargetsOf(int state)
    {
        var (from, width) = (states[state].Offset, states[state].Width);
        for (var i = from; i < from + width; i++)
        {
            if (targets[i] >= 0)
            {
                yield return targets[i];
            }
        }
    }

    /// <summary>The bytes that may come in a state, by its own edges or by those of the rules that it calls, may follow the rule before it.</summary>
    private void AddFollow(int back)
    {
        // A rule that could call itself before any byte would have no end.
        for (var i = 0; back >= 0 && i < states.Length; i++, back = states[back].Callee)
        {
            ref readonly var state = ref states[back];
            for (var edge = 0; edge < state.Width; edge++)
            {
                Follow[state.Lowest + edge] |= targets[state.Offset + edge] >= 0;
            }
        }
    }

    /// <summary>Whether a text is a value.</summary>
    /// <param name="utf8">The text's UTF-8.</param>
    /// <param name="mostLevels">How many lists and records may be in one another.</param>
    public bool Accepts(ReadOnlySpan<byte> utf8, int mostLevels)
    {
        var state = Start;
        var returns = new Stack<(int State, int Levels)>();
        var levels = 0;
        foreach (var value in utf8)
        {
            int next;
            while ((next = Next(state, value)) < 0)
            {
                ref readonly var from = ref states[state];
                if (from.Callee >= 0)
                {
                    returns.Push((from.Return, levels));
                    levels += from.Levels;
                    state = from.Callee;
                }
                else if (from.IsFinal && returns.TryPop(out var back))
                {
                    (state, levels) = back;
                }
                else
                {
                    return false;
                }
            }

            if (levels > mostLevels)
            {
                return false;
            }

            state = next;
        }

        return states[state].IsFinal && returns.All(back => states[back.State].IsFinal);
    }
}

using System.Runtime.InteropServices;

namespace EigenFlux.Models.Constraints.Automata;

/// <summary>For each state the shortest way to the end of its rule.</summary>
internal sealed class Completion
{
    /// <summary>In the place of a way's byte or token: the rule is over here.</summary>
    public const int Over = -1;

    /// <summary>In the place of a way's byte or token: the rule that the state calls comes first.</summary>
    public const int Call = -2;

    private const int Never = int.MaxValue / 4;

    private readonly int[] lengths;
    private readonly int[] levels;
    private readonly Option[] ways;

    private Completion(int count)
    {
        lengths = new int[count];
        levels = new int[count];
        ways = new Option[count];
        lengths.AsSpan().Fill(Never);
        levels.AsSpan().Fill(Never);
    }

    /// <summary>Whether the end can be reached at all.</summary>
    public bool CanEnd(int state) => lengths[state] < Never;

    /// <summary>The bytes to the end on the shortest way.</summary>
    public int Length(int state) => lengths[state];

    /// <summary>How many lists and records more must be in one another, at the least, for the rule to end.</summary>
    public int Levels(int state) => levels[state];

    /// <summary>The first step of the shortest way.</summary>
    public Option Way(int state) => ways[state];

    /// <summary>Finds the ways.</summary>
    /// <param name="describe">What a state calls, and whether it is final; its edges are not looked at.</param>
    /// <param name="options">For each state where steps lead that are no calls.</param>
    public static Completion Of(Func<int, AutomatonState> describe, Options options)
    {
        var count = options.States;
        var found = new Completion(count);
        var states = new AutomatonState[count];
        var open = new Queue<int>();
        for (var i = 0; i < count; i++)
        {
            states[i] = describe(i);
            if (states[i].IsFinal)
            {
                open.Enqueue(i);
            }
        }

        var (starts, dependents) = Dependents(states, options);
        while (open.TryDequeue(out var state))
        {
            if (found.Improve(state, states[state], options.Of(state)))
            {
                for (var i = starts[state]; i < starts[state + 1]; i++)
                {
                    open.Enqueue(dependents[i]);
                }
            }
        }

        return found;
    }

    /// <summary>The states that a state leads on from: those of state s are from starts[s] to starts[s + 1].</summary>
    private static (int[] Starts, int[] Dependents) Dependents(AutomatonState[] states, Options options)
    {
        var starts = new int[states.Length + 1];
        ForEach((_, to) => starts[to + 1]++);
        for (var i = 0; i < states.Length; i++)
        {
            starts[i + 1] += starts[i];
        }

        var dependents = new int[starts[^1]];
        var next = starts.AsSpan(0, states.Length).ToArray();
        ForEach((from, to) => dependents[next[to]++] = from);
        return (starts, dependents);

        void ForEach(Action<int, int> dependency)
        {
            for (var from = 0; from < states.Length; from++)
            {
                foreach (var option in options.Of(from))
                {
                    dependency(from, option.Target);
                }

                if (states[from].Callee >= 0)
                {
                    dependency(from, states[from].Callee);
                    dependency(from, states[from].Return);
                }
            }
        }
    }

    private bool Improve(int state, in AutomatonState described, ReadOnlySpan<Option> options)
    {
        var length = described.IsFinal ? 0 : Never;
        var level = length;
        var way = new Option(-1, 0, Over);
        foreach (var option in options)
        {
            level = Math.Min(level, levels[option.Target]);
            if (lengths[option.Target] + option.Length is var by && (by < length || (by == length && by < Never && option.By < way.By)))
            {
                length = lengths[option.Target] + option.Length;
                way = option;
            }
        }

        if (described.Callee >= 0 && CanEnd(described.Callee) && CanEnd(described.Return))
        {
            level = Math.Min(level, Math.Max(described.Levels + levels[described.Callee], levels[described.Return]));
            if (lengths[described.Callee] + lengths[described.Return] < length)
            {
                length = lengths[described.Callee] + lengths[described.Return];
                way = new Option(described.Return, 0, Call);
            }
        }

        // Of ways that are equally short it is the one with the lowest byte, in whatever order states are looked at.
        ways[state] = way;
        var isBetter = length != lengths[state] || level != levels[state];
        (lengths[state], levels[state]) = (length, level);
        return isBetter;
    }

    /// <summary>A step.</summary>
    /// <param name="Target">Where it leads.</param>
    /// <param name="Length">Its bytes.</param>
    /// <param name="By">The byte or the token that it is.</param>
    public readonly record struct Option(int Target, int Length, int By);

    /// <summary>The steps of all states, gathered state by state.</summary>
    /// <param name="states">How many states there are.</param>
    public sealed class Options(int states)
    {
        private readonly List<Option> all = [];
        private readonly int[] starts = new int[states + 1];
        private int current;

        /// <summary>How many states there are.</summary>
        public int States => states;

        /// <summary>A step of the state at hand.</summary>
        public void Add(Option option) => all.Add(option);

        /// <summary>The next state is at hand.</summary>
        public void Next() => starts[++current] = all.Count;

        /// <summary>The steps of a state.</summary>
        public ReadOnlySpan<Option> Of(int state) => CollectionsMarshal.AsSpan(all)[starts[state]..starts[state + 1]];
    }
}

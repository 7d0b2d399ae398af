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
    /// <param name="count">How many states there are.</param>
    /// <param name="describe">What a state calls, and whether it is final; its edges are not looked at.</param>
    /// <param name="options">For each state where steps lead that are no calls.</param>
    public static Completion Of(int count, Func<int, AutomatonState> describe, Option[][] options)
    {
        var found = new Completion(count);
        var states = new AutomatonState[count];
        var dependents = new List<int>[count];
        var open = new Queue<int>();
        for (var i = 0; i < count; i++)
        {
            dependents[i] = [];
        }

        for (var i = 0; i < count; i++)
        {
            states[i] = describe(i);
            foreach (var option in options[i])
            {
                dependents[option.Target].Add(i);
            }

            if (states[i].Callee >= 0)
            {
                dependents[states[i].Callee].Add(i);
                dependents[states[i].Return].Add(i);
            }

            if (states[i].IsFinal)
            {
                open.Enqueue(i);
            }
        }

        while (open.TryDequeue(out var state))
        {
            if (found.Improve(state, states[state], options[state]))
            {
                foreach (var dependent in dependents[state])
                {
                    open.Enqueue(dependent);
                }
            }
        }

        return found;
    }

    private bool Improve(int state, in AutomatonState described, Option[] options)
    {
        var length = described.IsFinal ? 0 : Never;
        var level = length;
        var way = new Option(-1, 0, Over);
        foreach (var option in options)
        {
            level = Math.Min(level, levels[option.Target]);
            if (lengths[option.Target] + option.Length < length)
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

        if (length == lengths[state] && level == levels[state])
        {
            return false;
        }

        (lengths[state], levels[state], ways[state]) = (length, level, way);
        return true;
    }

    /// <summary>A step.</summary>
    /// <param name="Target">Where it leads.</param>
    /// <param name="Length">Its bytes.</param>
    /// <param name="By">The byte or the token that it is.</param>
    public readonly record struct Option(int Target, int Length, int By);
}

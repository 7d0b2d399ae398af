namespace EigenFlux.Scenes.Mentions;

/// <summary>
/// Finds all of many names in one pass (Aho and Corasick, 1975): the time is linear in the text, however many names there are.
/// </summary>
internal sealed class NameAutomaton
{
    private readonly Dictionary<(int State, int Unit), int> next = [];
    private readonly List<State> states = [new State()];

    /// <param name="names">The names, folded; each is known by its place in the list.</param>
    public NameAutomaton(IReadOnlyList<FoldedText> names)
    {
        for (var name = 0; name < names.Count; name++)
        {
            var state = 0;
            for (var i = 0; i < names[name].Length; i++)
            {
                var step = (state, names[name][i]);
                if (!next.TryGetValue(step, out state))
                {
                    next[step] = state = states.Count;
                    states.Add(new State { Depth = i + 1, From = step });
                }
            }

            states[state].Names.Add(name);
        }

        foreach (var (state, at) in states.Select((state, at) => (state, at)).OrderBy(pair => pair.state.Depth).Where(pair => pair.state.Depth > 0))
        {
            if (state.Depth > 1)
            {
                state.Suffix = Step(states[state.From.State].Suffix, state.From.Unit);
            }

            var suffix = states[state.Suffix];
            state.Shorter = suffix.Names.Count > 0 ? state.Suffix : suffix.Shorter;
        }
    }

    /// <summary>All occurrences: by their ends, at one end the longest first.</summary>
    public IEnumerable<(int Start, int End, IReadOnlyList<int> Names)> In(FoldedText text)
    {
        var state = 0;
        for (var i = 0; i < text.Length; i++)
        {
            state = Step(state, text[i]);
            for (var found = states[state].Names.Count > 0 ? state : states[state].Shorter; found > 0; found = states[found].Shorter)
            {
                yield return (i + 1 - states[found].Depth, i + 1, states[found].Names);
            }
        }
    }

    private int Step(int state, int unit)
    {
        int to;
        while (!next.TryGetValue((state, unit), out to) && state > 0)
        {
            state = states[state].Suffix;
        }

        return to;
    }

    private sealed class State
    {
        public int Depth { get; init; }

        public (int State, int Unit) From { get; init; }

        /// <summary>The state of the longest suffix that other names begin with.</summary>
        public int Suffix { get; set; }

        /// <summary>The state of the longest suffix that is a name; 0 if none is.</summary>
        public int Shorter { get; set; }

        public List<int> Names { get; } = [];
    }
}

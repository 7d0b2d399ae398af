using EigenFlux.Models.Constraints.Automata;
using EigenFlux.Models.Constraints.Vocabulary;
using EigenFlux.Models.Contract;

namespace EigenFlux.Models.Constraints.Masks;

/// <summary>Follows all tokens of a vocabulary through an automaton at once, from some place on.</summary>
internal sealed class MaskWalk
{
    private readonly Automaton automaton;
    private readonly VocabularyTrie trie;
    private readonly Completion completion;
    private readonly bool spellsAll;

    // The place before each byte of a token, and what was called since the walk began.
    private readonly Place[] places;
    private readonly List<(int State, int Below, int Levels)> calls = [];
    private readonly List<int> leaving = [];
    private int mostLevels;

    /// <summary>Prepares a walk.</summary>
    /// <param name="automaton">The automaton.</param>
    /// <param name="trie">The vocabulary.</param>
    /// <param name="completion">How states end in the vocabulary's tokens.</param>
    /// <param name="spellsAll">Whether the vocabulary can spell all bytes of the automaton, so that every state can end.</param>
    /// <param name="words">The mask that the walk adds to.</param>
    public MaskWalk(Automaton automaton, VocabularyTrie trie, Completion completion, bool spellsAll, ulong[] words)
    {
        (this.automaton, this.trie, this.completion, this.spellsAll, Words) = (automaton, trie, completion, spellsAll, words);
        places = new Place[trie.MostDepth + 1];
    }

    /// <summary>A bit for each token that may come.</summary>
    public ulong[] Words { get; }

    /// <summary>Whether any token was found.</summary>
    public bool HasFound { get; private set; }

    /// <summary>Finds what may come in a state, whatever is below.</summary>
    public StateMask FromState(int state)
    {
        Walk(0, trie.Labels.Length, new Place(state, -1, 0, 0, null), knowsBelow: false);
        return new StateMask(new TokenMask(Words), [.. leaving], mostLevels);
    }

    /// <summary>Finds what may come in a place.</summary>
    /// <param name="node">The first node of the vocabulary to look at.</param>
    /// <param name="end">The node after the last.</param>
    /// <param name="frame">The place before the first node's byte.</param>
    public void From(int node, int end, Frame frame) =>
        Walk(node, end, new Place(frame.State, -1, frame.Levels, 0, frame.Below), knowsBelow: true);

    private void Walk(int node, int end, Place start, bool knowsBelow)
    {
        if (node >= end)
        {
            return;
        }

        var labels = trie.Labels;
        var depths = trie.Depths;
        var ends = trie.Ends;
        places[depths[node]] = start;
        while (node < end)
        {
            var depth = depths[node];
            ref var after = ref places[depth + 1];
            after = places[depth];
            var next = automaton.Next(after.State, labels[node]);
            if (next >= 0)
            {
                after.State = next;
            }
            else if (!Leave(ref after, node, knowsBelow))
            {
                node = ends[node];
                continue;
            }

            if (trie.HasTokens(node) && (spellsAll || CanEnd(after)))
            {
                foreach (var token in trie.TokensAt(node))
                {
                    Words[token >> 6] |= 1UL << (token & 63);
                }

                HasFound = true;
            }

            node++;
        }
    }

    /// <summary>Goes into rules and out of them until the byte of a node leads on.</summary>
    private bool Leave(ref Place place, int node, bool knowsBelow)
    {
        var label = trie.Labels[node];

        // What was called after this place is of tokens that are done with.
        calls.RemoveRange(place.Calls, calls.Count - place.Calls);
        while (true)
        {
            ref readonly var state = ref automaton[place.State];
            if (state.Callee >= 0)
            {
                calls.Add((state.Return, place.Call, place.Levels));
                place.Call = calls.Count - 1;
                place.Levels += state.Levels;
                var deepest = place.Levels + completion.Levels(state.Callee);
                if (knowsBelow && deepest > ShapeCompiler.MostLevels)
                {
                    return false;
                }

                mostLevels = Math.Max(mostLevels, deepest);
                place.State = state.Callee;
            }
            else if (!state.IsFinal)
            {
                return false;
            }
            else if (place.Call >= 0)
            {
                (place.State, place.Call, place.Levels) = calls[place.Call];
            }
            else if (!knowsBelow)
            {
                if (automaton.Follow[label])
                {
                    leaving.Add(node);
                }

                return false;
            }
            else if (place.Below is { } below)
            {
                (place.State, place.Levels, place.Below) = (below.State, below.Levels, below.Below);
            }
            else
            {
                return false;
            }

            var next = automaton.Next(place.State, label);
            if (next >= 0)
            {
                place.State = next;
                place.Calls = calls.Count;
                return true;
            }
        }
    }

    /// <summary>Whether a value can be spelled from a place on. What was below when the walk began can.</summary>
    private bool CanEnd(in Place place)
    {
        if (!completion.CanEnd(place.State))
        {
            return false;
        }

        for (var call = place.Call; call >= 0; call = calls[call].Below)
        {
            if (!completion.CanEnd(calls[call].State))
            {
                return false;
            }
        }

        return true;
    }

    private struct Place(int state, int call, int levels, int calls, Frame? below)
    {
        public int State = state;

        /// <summary>The innermost call since the walk began that is not over; -1 for none.</summary>
        public int Call = call;

        public int Levels = levels;

        /// <summary>How many calls there were on the way here.</summary>
        public int Calls = calls;

        /// <summary>The place to go back to when there is no call left.</summary>
        public Frame? Below = below;
    }
}

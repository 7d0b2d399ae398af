using EigenFlux.Models.Constraints.Automata;
using EigenFlux.Models.Constraints.Vocabulary;

namespace EigenFlux.Models.Constraints.Masks;

/// <summary>
/// How the states of an automaton end in the tokens of a vocabulary that lacks some bytes. Looked at are tokens that stay inside of a rule: what
/// could only be spelled by a token that begins in one rule and ends in another does not count as spelled.
/// </summary>
internal static class TokenSteps
{
    /// <summary>Finds the ways.</summary>
    public static Completion Complete(Automaton automaton, VocabularyTrie trie)
    {
        var options = new Completion.Options(automaton.Count);
        var states = new int[trie.MostDepth + 1];
        var best = new Dictionary<int, Completion.Option>();
        for (var i = 0; i < automaton.Count; i++)
        {
            best.Clear();
            Walk(automaton, trie, i, states, best);
            foreach (var option in best.Values)
            {
                options.Add(option);
            }

            options.Next();
        }

        return Completion.Of(state => automaton[state], options);
    }

    private static void Walk(
        Automaton automaton, VocabularyTrie trie, int start, int[] states, Dictionary<int, Completion.Option> best)
    {
        states[0] = start;
        for (var node = 0; node < trie.Labels.Length;)
        {
            var depth = trie.Depths[node];
            var next = automaton.Next(states[depth], trie.Labels[node]);
            states[depth + 1] = next;
            if (next < 0)
            {
                node = trie.Ends[node];
                continue;
            }

            if (trie.HasTokens(node) && (!best.TryGetValue(next, out var known) || known.Length > depth + 1))
            {
                best[next] = new Completion.Option(next, depth + 1, trie.TokensAt(node)[0]);
            }

            node++;
        }
    }
}

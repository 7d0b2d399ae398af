using EigenFlux.Models.Constraints.Automata;
using EigenFlux.Models.Constraints.Vocabulary;

namespace EigenFlux.Models.Constraints.Masks;

/// <summary>
/// How the states of an automaton end in the tokens of a vocabulary that lacks some bytes. Looked at are tokens that end in the rule that they begin
/// in; they may go through characters and texts, but through no list and no record. What could only be spelled by a token that begins in one rule and ends in another does not count as spelled.
/// </summary>
internal static class TokenSteps
{
    /// <summary>Finds the ways.</summary>
    public static Completion Complete(Automaton automaton, VocabularyTrie trie)
    {
        var options = new Completion.Options(automaton.Count);
        var places = new Place[trie.MostDepth + 1];
        var best = new Dictionary<int, Completion.Option>();
        for (var i = 0; i < automaton.Count; i++)
        {
            best.Clear();
            Walk(automaton, trie, i, places, best);
            foreach (var option in best.Values)
            {
                options.Add(option);
            }

            options.Next();
        }

        return Completion.Of(state => automaton[state], options);
    }

    private static void Walk(
        Automaton automaton, VocabularyTrie trie, int start, Place[] places, Dictionary<int, Completion.Option> best)
    {
        places[0] = new Place(start, null);
        for (var node = 0; node < trie.Labels.Length;)
        {
            var depth = trie.Depths[node];
            if (Next(automaton, places[depth], trie.Labels[node]) is not { } next)
            {
                node = trie.Ends[node];
                continue;
            }

            places[depth + 1] = next;
            if (next.Below is null && trie.HasTokens(node) && (!best.TryGetValue(next.State, out var known) || known.Length > depth + 1))
            {
                best[next.State] = new Completion.Option(next.State, depth + 1, trie.TokensAt(node)[0]);
            }

            node++;
        }
    }

    /// <summary>Where a byte leads; null where it leads nowhere, or out of the rule where the token began.</summary>
    private static Place? Next(Automaton automaton, Place place, byte value)
    {
        int next;
        while ((next = automaton.Next(place.State, value)) < 0)
        {
            ref readonly var state = ref automaton[place.State];
            if (state is { Callee: >= 0, Levels: 0 })
            {
                place = new Place(state.Callee, new Return(state.Return, place.Below));
            }
            else if (state.IsFinal && place.Below is { } below)
            {
                place = new Place(below.State, below.Below);
            }
            else
            {
                return null;
            }
        }

        // Where a rule can only be over, it is.
        place = place with { State = next };
        while (place.Below is { } back && automaton[place.State] is { IsFinal: true, Width: 0, Callee: < 0 })
        {
            place = new Place(back.State, back.Below);
        }

        return place;
    }

    private readonly record struct Place(int State, Return? Below);

    private sealed record Return(int State, Return? Below);
}

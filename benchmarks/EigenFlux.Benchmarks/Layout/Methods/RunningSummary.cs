using EigenFlux.Benchmarks.Layout.Measures;
using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Methods;

/// <summary>
/// A running summary by extraction, of sentences of the story: each time that messages are pruned, the sentences of the summary and those of
/// the pruned messages compete for a budget, as a model that summarizes is given both. Sentences are chosen as SumBasic chooses them
/// (Nenkova and Vanderwende, 2005): a word's probability is its frequency in all of them, a sentence is worth the mean
/// probability of its words, the one worth most is taken, and the probabilities of its words are squared, so that nothing is said twice.
/// Words are those of more than three letters, and a sentence has at least three of them. What was chosen stands in the
/// order of the story, each message's sentences behind its label.
/// </summary>
internal sealed class RunningSummary
{
    private const int LongestLabel = 5;
    private const int ShortestWord = 4;
    private const int FewestWords = 3;
    private List<Sentence> chosen = [];

    /// <summary>Its text: ranges of the messages that it quotes.</summary>
    public IReadOnlyList<Piece> Pieces
    {
        get
        {
            var pieces = new List<Piece>();
            foreach (var sentence in chosen)
            {
                if (pieces.Count == 0 || pieces[^1].Item != sentence.Item)
                {
                    pieces.Add(new Piece(sentence.Item, false, 0, sentence.Label));
                }

                pieces.Add(new Piece(sentence.Item, false, sentence.From, sentence.Count));
            }

            return [.. pieces.Where(piece => piece.Count > 0)];
        }
    }

    /// <summary>The tokens of it.</summary>
    public int Tokens => Pieces.Sum(piece => piece.Count);

    /// <summary>Makes it anew when messages are pruned.</summary>
    /// <param name="pruned">The messages.</param>
    /// <param name="budget">The most tokens.</param>
    public void Add(IEnumerable<StoryItem> pruned, int budget)
    {
        List<Sentence> pool = [.. chosen, .. pruned.SelectMany(Split).Where(sentence => sentence.Words.Count >= FewestWords)];
        var words = pool.SelectMany(sentence => sentence.Words).ToList();
        var probabilities = words.CountBy(word => word).ToDictionary(pair => pair.Key, pair => pair.Value / (double)words.Count);
        var taken = new HashSet<Sentence>();
        var quoted = new HashSet<StoryItem>();
        while (pool.Where(sentence => !taken.Contains(sentence) && Cost(sentence) <= budget).ToList() is { Count: > 0 } open)
        {
            var best = open.MaxBy(sentence => sentence.Words.Average(word => probabilities[word]))!;
            budget -= Cost(best);
            taken.Add(best);
            quoted.Add(best.Item);
            foreach (var word in best.Words.Distinct())
            {
                probabilities[word] *= probabilities[word];
            }
        }

        chosen = [.. taken.OrderBy(sentence => sentence.Item.Index).ThenBy(sentence => sentence.From)];

        int Cost(Sentence sentence) => sentence.Count + (quoted.Contains(sentence.Item) ? 0 : sentence.Label);
    }

    private static IEnumerable<Sentence> Split(StoryItem item)
    {
        // A sentence ends before the first word after its stop: quotation marks and line breaks are its own.
        var label = item.Words.Take(LongestLabel).ToList().IndexOf(":") + 1;
        var (from, stopped) = (label, false);
        for (var i = label; i <= item.Words.Count; i++)
        {
            if (i == item.Words.Count || (stopped && item.Words[i].Any(char.IsLetterOrDigit)))
            {
                var words = item.Words.Skip(from).Take(i - from).Where(word => word.Length >= ShortestWord && word.All(char.IsLetter));
                yield return new Sentence(item, label, from, i - from, [.. words.Select(word => word.ToLowerInvariant())]);
                from = i;
            }

            stopped = i < item.Words.Count && (IsStop(item.Words, i) || (stopped && !item.Words[i].Any(char.IsLetterOrDigit)));
        }
    }

    private static bool IsStop(IReadOnlyList<string> words, int at) =>
        words[at] is "!" or "?" || (words[at] == "." && !(at > 0 && words[at - 1] is "Dr" or "Mr" or "Mrs" or "Ms" or "St"));

    private sealed record Sentence(StoryItem Item, int Label, int From, int Count, IReadOnlyList<string> Words);
}

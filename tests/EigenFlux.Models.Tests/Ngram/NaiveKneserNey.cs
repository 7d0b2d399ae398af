namespace EigenFlux.Models.Tests.Ngram;

/// <summary>
/// The formula as it is written down, with no thought of speed: an n-gram is a string of its numbers, and every count is found by
/// looking through the whole text. The reference for the real one, with which it shares no code.
/// </summary>
internal sealed class NaiveKneserNey(int[][] sequences, int vocabularySize, int order)
{
    private const int Mark = -1;
    private readonly Dictionary<int, double[]> discounts = [];

    public double Probability(int[] history, int next)
    {
        var length = Math.Min(history.Length, order - 1);
        while (length > 0 && Followers(history[^length..]).Count == 0)
        {
            length--;
        }

        return Probability(history[^length..], next, length);
    }

    private double Probability(int[] context, int next, int length)
    {
        if (length < 0)
        {
            var known = Followers([]);
            var others = vocabularySize - known.Count;
            var shares = known.Count + (others > 0 ? 1.0 : 0.0);
            return known.ContainsKey(next) ? 1 / shares : 1 / shares / others;
        }

        var followers = Followers(context);
        double total = followers.Values.Sum();
        var discount = DiscountsOf(length);
        var taken = followers.Values.Sum(count => discount[Math.Min(count, 3)]);
        var own = followers.TryGetValue(next, out var times) ? times - discount[Math.Min(times, 3)] : 0;
        return (own / total) + (taken / total * Probability(length > 0 ? context[1..] : context, next, length - 1));
    }

    private Dictionary<int, int> Followers(int[] context)
    {
        var found = new Dictionary<int, HashSet<string>>();
        foreach (var (before, gram, occurrence) in Grams(context.Length + 1))
        {
            if (gram[..^1].SequenceEqual(context))
            {
                var kinds = found.TryGetValue(gram[^1], out var set) ? set : found[gram[^1]] = [];
                kinds.Add(context.Length == order - 1 ? occurrence : $"{before}");
            }
        }

        return found.ToDictionary(pair => pair.Key, pair => pair.Value.Count);
    }

    private double[] DiscountsOf(int length)
    {
        if (discounts.TryGetValue(length, out var known))
        {
            return known;
        }

        var kinds = new Dictionary<string, HashSet<string>>();
        foreach (var (before, gram, occurrence) in Grams(length + 1))
        {
            var key = string.Join(' ', gram);
            var set = kinds.TryGetValue(key, out var old) ? old : kinds[key] = [];
            set.Add(length == order - 1 ? occurrence : $"{before}");
        }

        double n1 = Having(1), n2 = Having(2), n3 = Having(3), n4 = Having(4);
        var y = n1 / (n1 + (2 * n2));
        double[] result = [0, 1 - (2 * y * n2 / n1), 2 - (3 * y * n3 / n2), 3 - (4 * y * n4 / n3)];
        var usable = result[1] is > 0 and < 1 && result[2] is > 0 and < 2 && result[3] is > 0 and < 3;
        return discounts[length] = usable ? result : [0, 0.5, 1, 1.5];

        double Having(int count) => kinds.Values.Count(set => set.Count == count);
    }

    private IEnumerable<(int Before, int[] Gram, string Occurrence)> Grams(int length)
    {
        for (var s = 0; s < sequences.Length; s++)
        {
            int[] marked = [.. Enumerable.Repeat(Mark, order), .. sequences[s]];
            for (var end = order + 1; end <= marked.Length; end++)
            {
                yield return (end - length - 1 >= 0 ? marked[end - length - 1] : Mark, marked[(end - length)..end], $"{s}:{end}");
            }
        }
    }
}

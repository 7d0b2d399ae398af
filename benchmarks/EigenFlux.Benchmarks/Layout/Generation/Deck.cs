namespace EigenFlux.Benchmarks.Layout.Generation;

/// <summary>A list that is dealt without repetition, and shuffled again when it is through.</summary>
internal sealed class Deck(IReadOnlyList<string> cards, Draw draw)
{
    private readonly List<string> left = [];

    /// <summary>The next card.</summary>
    public string Next()
    {
        if (left.Count == 0)
        {
            left.AddRange(cards);
        }

        var place = draw.Below(left.Count);
        var card = left[place];
        left.RemoveAt(place);
        return card;
    }
}

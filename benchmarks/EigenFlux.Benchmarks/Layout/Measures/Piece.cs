using EigenFlux.Benchmarks.Layout.Story;

namespace EigenFlux.Benchmarks.Layout.Measures;

/// <summary>Tokens of an item that stand in a window together.</summary>
/// <param name="Item">The item.</param>
/// <param name="IsBrief">Whether they are of a definition's shorter level.</param>
/// <param name="From">The first of them, in the item's own.</param>
/// <param name="Count">How many.</param>
internal readonly record struct Piece(StoryItem Item, bool IsBrief, int From, int Count)
{
    /// <summary>All of an item.</summary>
    public static Piece Whole(StoryItem item) => new(item, false, 0, item.Tokens.Length);

    /// <summary>All of a definition's shorter level.</summary>
    public static Piece Shorter(StoryItem item) => new(item, true, 0, item.Brief.Length);

    /// <summary>The tokens.</summary>
    public ReadOnlySpan<int> Tokens => (IsBrief ? Item.Brief : Item.Tokens).AsSpan(From, Count);
}

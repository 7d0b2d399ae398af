namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>
/// The price of room, in the unit of the plan's cost: a definition of weight 1 that is absent for one beat at which it is live. A
/// definition that is pinned or written again takes room from the story.
/// </summary>
/// <param name="Written">A token that is written into the stream.</param>
/// <param name="Held">A token that the plan keeps in the window for a beat at which it is not live, pinned or held.</param>
public readonly record struct LayoutPrices(double Written, double Held)
{
    // A window full of tokens, written once. Low enough that no definition is left out to save room that nothing else needs.
    private const double WindowPrice = 0.5;

    // What it costs to write a token again, in rents of its stay: the same, so that neither writing nor keeping is preferred.
    private const double Repetition = 1;

    /// <summary>The prices for a window.</summary>
    /// <param name="window">The window, in tokens.</param>
    /// <param name="stay">The expected number of beats for which a text stays in the stream.</param>
    public static LayoutPrices For(int window, double stay)
    {
        var written = WindowPrice / Math.Max(1, window);
        return new LayoutPrices(written, written / (Repetition * Math.Max(1, stay)));
    }
}

namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>
/// The worth of the story in the window, in the unit of the plan's cost: a definition of weight 1 that is absent at one turn. The most
/// recent text is worth most. What is missing if so many of the latest tokens are there is <c>A · (1 + tokens ÷ T)^−P</c>.
/// </summary>
public static class StoryWorth
{
    // Fitted to a language model: benchmarks/layout/judge.md.
    private const double Scale = 1.28;
    private const double Tokens = 96;
    private const double Power = 2;

    /// <summary>What is missing at a turn if the window holds so many of the latest tokens of an endless story.</summary>
    public static double Missing(double tokens) => Scale * Math.Pow(1 + (tokens / Tokens), -Power);

    /// <summary>What one more token is worth if the window holds so many.</summary>
    public static double OfToken(double tokens) => Scale * Power / Tokens * Math.Pow(1 + (tokens / Tokens), -Power - 1);

    /// <summary>The number of tokens between two limits at which what is missing and a price for each token are least.</summary>
    public static double Best(double price, double least, double most)
    {
        if (price <= 0 || least >= most)
        {
            return Math.Max(least, most);
        }

        var free = Tokens * (Math.Pow(price * Tokens / (Scale * Power), -1 / (Power + 1)) - 1);
        return Math.Clamp(free, least, most);
    }
}

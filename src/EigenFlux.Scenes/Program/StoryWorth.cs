namespace EigenFlux.Scenes.Program;

/// <summary>
/// The worth of the story in the window, in the unit of the plan's cost. The most recent text is worth most: if so many of the latest
/// tokens are there, <c>Scale · (1 + tokens ÷ Tokens)^−Power</c> is missing at a turn.
/// </summary>
/// <param name="Scale">What is missing without any of the story, from 0 to <see cref="LayoutWeights.Most"/>.</param>
/// <param name="Tokens">The scale of the decay, in tokens; from 1 to 100,000.</param>
/// <param name="Power">The exponent of the decay, from 0.1 to 10.</param>
public readonly record struct StoryWorth(double Scale, double Tokens, double Power)
{
    /// <summary>The largest scale of the decay, in tokens.</summary>
    public const double MostTokens = 100_000;

    /// <summary>The worth by default, fitted to a language model: benchmarks/layout/judge.md.</summary>
    public static StoryWorth Default { get; } = new(1.28, 96, 2);

    /// <summary>What is missing at a turn if the window holds so many of the latest tokens of an endless story.</summary>
    public double Missing(double tokens) => Scale * Math.Pow(1 + (tokens / Tokens), -Power);

    /// <summary>What one more token is worth if the window holds so many.</summary>
    public double OfToken(double tokens) => Scale * Power / Tokens * Math.Pow(1 + (tokens / Tokens), -Power - 1);

    /// <summary>The number of tokens between two limits at which what is missing and a price for each token are least.</summary>
    public double Best(double price, double least, double most)
    {
        if (price <= 0 || least >= most)
        {
            return Math.Max(least, most);
        }

        var free = Scale <= 0 ? least : Tokens * (Math.Pow(price * Tokens / (Scale * Power), -1 / (Power + 1)) - 1);
        return Math.Clamp(free, least, most);
    }
}

namespace EigenFlux.Scenes.Values;

/// <summary>How many tokens something takes.</summary>
/// <param name="Min">At least.</param>
/// <param name="Expected">The expected value.</param>
/// <param name="Max">At most.</param>
public readonly record struct TokenRange(int Min, int Expected, int Max)
{
    /// <summary>A number that is known.</summary>
    public static TokenRange Exactly(int tokens) => new(tokens, tokens, tokens);
}

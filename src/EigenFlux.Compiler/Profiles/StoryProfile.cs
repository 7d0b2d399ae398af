namespace EigenFlux.Compiler.Profiles;

/// <summary>What the story is worth by the number of its latest tokens in the window.</summary>
/// <param name="Scale">The fitted scale, in the unit of weights.</param>
/// <param name="Tokens">The fitted scale of the decay, in tokens.</param>
/// <param name="Power">The fitted exponent.</param>
/// <param name="Missing">What is missing with fewer of the latest tokens than the most that were measured, the fewest first.</param>
public sealed record StoryProfile(double Scale, double Tokens, double Power, IReadOnlyList<StoryProfile.Point> Missing)
{
    /// <summary>A point of the curve.</summary>
    /// <param name="Tokens">The mean number of the story's latest tokens in the window.</param>
    /// <param name="Worth">The nats for a token that the turns have more than with all that were measured.</param>
    public sealed record Point(double Tokens, MeasuredWorth Worth);
}

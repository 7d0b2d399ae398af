namespace EigenFlux.Scenes.Planning.Layout;

/// <summary>A definition at one level of detail.</summary>
/// <param name="Pinned">Its tokens in the prefix.</param>
/// <param name="Streamed">Its tokens where it comes in while the story runs, at most: its variants differ.</param>
/// <param name="Value">How much of the definition it tells, from 0 to 1.</param>
public readonly record struct LayoutLevel(int Pinned, int Streamed, double Value)
{
    /// <summary>
    /// How much of a definition of so many tokens a shorter level tells: the square root of its share, since what is said first
    /// tells most.
    /// </summary>
    public static double ValueOf(int tokens, int fullest) => fullest <= 0 ? 1 : Math.Sqrt(Math.Min(1, (double)tokens / fullest));
}

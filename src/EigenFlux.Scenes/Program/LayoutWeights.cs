using System.Collections.ObjectModel;

namespace EigenFlux.Scenes.Program;

/// <summary>
/// What the contents of a window are worth, in the unit of the plan's cost: the average definition of a speaker at one turn. The default is fitted
/// to a language model (benchmarks/layout/judge.md); a profile measures it for one program on one model.
/// </summary>
public sealed record LayoutWeights
{
    /// <summary>The most that a definition or the story can be worth, in the unit.</summary>
    public const double Most = 1000;

    /// <summary>The least exponent of a level or of the story.</summary>
    public const double LeastPower = 0.1;

    /// <summary>The largest exponent of a level or of the story.</summary>
    public const double MostPower = 10;

    /// <summary>The weights by default.</summary>
    public static LayoutWeights Default { get; } = new();

    /// <summary>
    /// The worth of definitions, by the character's name: a factor of the weight that the author gives, from 0 to <see cref="Most"/>. A
    /// definition that is not listed has 1.
    /// </summary>
    public IReadOnlyDictionary<string, double> Definitions { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>The share of its worth, from 0 to 1, that a definition has while its character is present, and neither speaks nor is named.</summary>
    public double Present { get; init; } = 0.1;

    /// <summary>The exponent of a shorter level: with a share r of the fullest level's tokens it conveys r to this power. From 0.1 to 10.</summary>
    public double LevelPower { get; init; } = 1.8;

    /// <summary>The worth of the story.</summary>
    public StoryWorth Story { get; init; } = StoryWorth.Default;

    /// <summary>The factor of a character's weight.</summary>
    public double Of(string character) => Definitions.TryGetValue(character, out var factor) ? factor : 1;

    /// <summary>The share of a definition that a shorter level conveys, from its share of the tokens.</summary>
    public double OfLevel(int tokens, int fullest) => fullest <= 0 ? 1 : Math.Pow(Math.Min(1, (double)tokens / fullest), LevelPower);
}

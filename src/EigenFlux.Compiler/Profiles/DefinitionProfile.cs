namespace EigenFlux.Compiler.Profiles;

/// <summary>What a character's definition is worth while the character speaks.</summary>
/// <param name="Text">The key of the definition's text (<see cref="ModelProfile.KeyOf"/>): the measurement holds for this text.</param>
/// <param name="Worth">The measurement.</param>
/// <param name="Weight">
/// The weight in layouts: the measurement divided by the unit, shrunk towards the mean of the program's definitions by its uncertainty.
/// </param>
public sealed record DefinitionProfile(string Text, MeasuredWorth Worth, double Weight);

namespace EigenFlux.Testing;

/// <summary>A value at the end of a run that an expectation reads.</summary>
/// <param name="Name">How it is written.</param>
/// <param name="Text">It as text.</param>
/// <param name="Start">Where in the text that begins which the expectation looks for; -1 where it is not there.</param>
/// <param name="Length">How long that is.</param>
public sealed record TellingValue(string Name, string Text, int Start = -1, int Length = 0);

namespace EigenFlux.Testing;

/// <summary>A value at the end of a run that an expectation reads.</summary>
/// <param name="Name">The name of the value in the program.</param>
/// <param name="Text">The value as text.</param>
/// <param name="Start">The zero-based offset in <paramref name="Text"/> (UTF-16 units) of the match that the expectation looks for; -1 if there is none.</param>
/// <param name="Length">The length of the match in UTF-16 units.</param>
public sealed record ObservedValue(string Name, string Text, int Start = -1, int Length = 0);

namespace EigenFlux.Testing;

/// <summary>The progress of a test.</summary>
/// <param name="Test">The name of the test.</param>
/// <param name="Call">The run at hand, as the language writes it.</param>
/// <param name="Done">The number of completed runs.</param>
/// <param name="Planned">The number of planned runs.</param>
/// <param name="Open">The number of undecided expectations.</param>
public sealed record TestProgress(string Test, string Call, int Done, int Planned, int Open);

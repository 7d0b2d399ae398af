namespace EigenFlux.Testing;

/// <summary>How far a test is.</summary>
/// <param name="Test">Its name.</param>
/// <param name="Call">The run at hand, as the language writes it.</param>
/// <param name="Done">How many runs of it are done.</param>
/// <param name="Planned">How many are planned.</param>
/// <param name="Open">How many expectations are not decided yet.</param>
public sealed record TestProgress(string Test, string Call, int Done, int Planned, int Open);

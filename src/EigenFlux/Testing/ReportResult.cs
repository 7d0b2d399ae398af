namespace EigenFlux.Testing;

/// <summary>A value that a test reports.</summary>
/// <param name="Source">It as it is written.</param>
/// <param name="Value">The number, for a share, a mean or a computation with them; null for everything else.</param>
/// <param name="Text">The value as text; null if it has a value in each run.</param>
/// <param name="Shares">For a value that each run has, the commonest texts with the number of runs that ended with them.</param>
/// <param name="Runs">The runs that it is over.</param>
public sealed record ReportResult(
    string Source, double? Value, string? Text, IReadOnlyList<KeyValuePair<string, int>> Shares, int Runs);

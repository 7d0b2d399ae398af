namespace EigenFlux.Testing;

/// <summary>A run that shows why an expectation does not hold.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Alike">How many runs, itself among them, ended with the same in all that the expectation reads.</param>
/// <param name="Case">The number of its case in the test, from 0.</param>
/// <param name="Reads">What the expectation reads, as it was at the end of the run.</param>
public sealed record TellingRun(ulong Seed, int Alike, int Case, IReadOnlyList<TellingValue> Reads);

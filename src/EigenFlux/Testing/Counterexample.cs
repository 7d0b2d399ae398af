namespace EigenFlux.Testing;

/// <summary>A run in which an expectation does not hold.</summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Alike">The number of runs, including this one, with equal values of everything that the expectation reads.</param>
/// <param name="Case">The zero-based number of the run's case in the test.</param>
/// <param name="Reads">The values that the expectation reads, at the end of the run.</param>
public sealed record Counterexample(ulong Seed, int Alike, int Case, IReadOnlyList<ObservedValue> Reads);

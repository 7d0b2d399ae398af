namespace EigenFlux.Fuzz.Engine;

/// <summary>A fault that an input shows.</summary>
/// <param name="Target">The target.</param>
/// <param name="Seed">The seed of the inputs.</param>
/// <param name="Index">The number of the input.</param>
/// <param name="Signature">What tells it apart from other faults.</param>
/// <param name="Details">The exception, or what was measured.</param>
/// <param name="Input">The input, as small as it could be made.</param>
internal sealed record Fault(string Target, ulong Seed, long Index, string Signature, string Details, FuzzInput Input);

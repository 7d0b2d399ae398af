using EigenFlux.Scenes.Values;

namespace EigenFlux.Compiler.Testing;

/// <summary>A value that a test reports.</summary>
/// <param name="Source">It as it is written.</param>
/// <param name="Value">The expression of the value.</param>
/// <param name="Run">The number of the <c>run</c> statement in whose runs the expression has values; null for a value of the test.</param>
public sealed record ReportedValue(string Source, Expression Value, int? Run);

namespace EigenFlux.Testing.Execution;

/// <summary>Ends a test from within; it never leaves the runner.</summary>
internal sealed class TestEndedException() : Exception("The test ended.");

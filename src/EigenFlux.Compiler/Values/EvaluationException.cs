namespace EigenFlux.Compiler.Values;

/// <summary>A run gave an expression a value that it cannot compute with; the message says what is wrong.</summary>
public sealed class EvaluationException(string message) : Exception(message);

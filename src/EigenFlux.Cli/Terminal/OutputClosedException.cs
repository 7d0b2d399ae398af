namespace EigenFlux.Cli.Terminal;

/// <summary>Whoever read the output has gone.</summary>
internal sealed class OutputClosedException() : IOException("The output was closed.");

namespace EigenFlux.Architecture.Tests.Known;

/// <summary>A line of a list.</summary>
/// <param name="Number">The one-based number in the file.</param>
/// <param name="IsIndented">Whether it belongs to the line above it that is not.</param>
/// <param name="Content">The text before the reason, trimmed.</param>
/// <param name="Reason">The text after '#', trimmed; empty if there is none.</param>
internal sealed record KnownLine(int Number, bool IsIndented, string Content, string Reason)
{
    /// <summary>The exception for a line of another form.</summary>
    public FormatException Fault(string expected) => new($"Line {Number}: '{Content}' is not of the form {expected}.");
}

namespace EigenFlux.Scenes.Values;

/// <summary>Where in the source something was written.</summary>
/// <param name="File">The file's path, as the program was loaded.</param>
/// <param name="Start">The first character, zero-based, in UTF-16 units.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Line">The line, from 1.</param>
public readonly record struct SourceSite(string File, int Start, int Length, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}";
}

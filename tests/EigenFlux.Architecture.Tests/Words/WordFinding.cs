namespace EigenFlux.Architecture.Tests.Words;

/// <summary>A word that the glossary replaces.</summary>
/// <param name="Path">The path of the file from the root.</param>
/// <param name="Line">The one-based line.</param>
/// <param name="Word">The word or phrase as it is written.</param>
/// <param name="Write">The term to write instead.</param>
internal sealed record WordFinding(string Path, int Line, string Word, string Write)
{
    /// <summary>The place, the word and the term.</summary>
    public override string ToString() => $"{Path}:{Line}: '{Word}'. Write: {Write}.";
}

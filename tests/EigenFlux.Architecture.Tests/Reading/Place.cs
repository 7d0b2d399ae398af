using Microsoft.CodeAnalysis;

namespace EigenFlux.Architecture.Tests.Reading;

/// <summary>A position in a source.</summary>
internal readonly record struct Place(SyntaxTree Tree, int Position)
{
    /// <summary>The source's file name without its folder.</summary>
    public string FileName => Path.GetFileName(Tree.FilePath);

    /// <summary>The path from the repository's root, and the one-based line.</summary>
    public override string ToString() =>
        $"{Repository.Relative(Tree.FilePath)}:{Tree.GetText().Lines.GetLineFromPosition(Position).LineNumber + 1}";
}

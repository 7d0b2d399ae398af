using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>The tree of one file, with its tokens and what is wrong with its syntax.</summary>
public sealed class FileSyntax
{
    /// <summary>The text.</summary>
    public required SourceText Source { get; init; }

    /// <summary>The declarations, in order.</summary>
    public required ImmutableArray<DeclarationSyntax> Declarations { get; init; }

    /// <summary>Every token, white space and comments too.</summary>
    public required ImmutableArray<SyntaxToken> Tokens { get; init; }

    /// <summary>What is wrong with the syntax.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Names in what was skipped because of a mistake. They may have been declared there, so that not finding one of them
    /// is no second mistake.</summary>
    public required ImmutableHashSet<string> SkippedNames { get; init; }

    /// <summary>Lines (from 0) with a mistake that was mended by a guess. What such a line says is not certain, so that nothing else is
    /// reported of it, and what it might have declared is among the <see cref="SkippedNames"/>.</summary>
    public required ImmutableHashSet<int> UncertainLines { get; init; }

    /// <summary>Whether the syntax has an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}

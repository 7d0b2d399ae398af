using System.Collections.Immutable;
using EigenFlux.Language.Diagnostics;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>The tree of one file, with its tokens and syntax errors.</summary>
public sealed class FileSyntax
{
    /// <summary>The source text.</summary>
    public required SourceText Source { get; init; }

    /// <summary>The declarations, in order.</summary>
    public required ImmutableArray<DeclarationSyntax> Declarations { get; init; }

    /// <summary>Every token, including white space and comments.</summary>
    public required ImmutableArray<SyntaxToken> Tokens { get; init; }

    /// <summary>The diagnostics of the syntax.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Names in text that was skipped because of a syntax error. The text may declare them, so a use of such a name is not
    /// reported as an error.</summary>
    public required ImmutableHashSet<string> SkippedNames { get; init; }

    /// <summary>Lines (from 0) with an error that was fixed by a guess. The meaning of such a line is uncertain, so no further error is
    /// reported for it, and the names that it may declare are among the <see cref="SkippedNames"/>.</summary>
    public required ImmutableHashSet<int> UncertainLines { get; init; }

    /// <summary>Whether the syntax has an error.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The token at an offset; null before the first token and at the end of the text.</summary>
    /// <param name="offset">The offset in UTF-16 units; an offset between two tokens belongs to the second.</param>
    public SyntaxToken? TokenAt(int offset)
    {
        var index = IndexOfTokenFrom(offset + 1) - 1;
        return index >= 0 && Tokens[index].Span.Contains(offset) ? Tokens[index] : null;
    }

    /// <summary>The tokens within a span, in order.</summary>
    /// <param name="span">The span. A token that lies only partly within it is left out.</param>
    public ImmutableArray<SyntaxToken> TokensIn(TextSpan span)
    {
        var first = IndexOfTokenFrom(span.Start);
        var end = first;
        while (end < Tokens.Length && Tokens[end].Span.End <= span.End)
        {
            end++;
        }

        return Tokens.Slice(first, end - first);
    }

    /// <summary>The tokens of a node, including white space and comments.</summary>
    public ImmutableArray<SyntaxToken> TokensOf(SyntaxNode node) => TokensIn(node.Span);

    /// <summary>The nodes at an offset, from the declaration to the innermost node; empty between declarations.</summary>
    /// <param name="offset">
    /// The offset in UTF-16 units. An offset between two nodes belongs to the second. An offset at the end of a node belongs to
    /// it if no other node begins there; the name before a cursor is found this way.
    /// </param>
    public ImmutableArray<SyntaxNode> NodesAt(int offset)
    {
        var path = ImmutableArray.CreateBuilder<SyntaxNode>();
        for (var next = Find(Declarations, offset); next is not null; next = Find(next.Children, offset))
        {
            path.Add(next);
        }

        return path.ToImmutable();
    }

    /// <summary>The parent of a node of this tree; null for a declaration.</summary>
    /// <exception cref="ArgumentException">The node belongs to another tree.</exception>
    public SyntaxNode? ParentOf(SyntaxNode node)
    {
        foreach (var declaration in Declarations)
        {
            if (ReferenceEquals(declaration, node))
            {
                return null;
            }

            if (declaration.Span.Covers(node.Span) && ParentWithin(declaration, node) is { } parent)
            {
                return parent;
            }
        }

        throw new ArgumentException("The node belongs to another tree.", nameof(node));
    }

    private static SyntaxNode? ParentWithin(SyntaxNode from, SyntaxNode node)
    {
        foreach (var child in from.Children)
        {
            if (ReferenceEquals(child, node))
            {
                return from;
            }

            if (child.Span.Covers(node.Span) && ParentWithin(child, node) is { } parent)
            {
                return parent;
            }
        }

        return null;
    }

    private static SyntaxNode? Find<T>(ImmutableArray<T> nodes, int offset)
        where T : SyntaxNode
    {
        SyntaxNode? touching = null;
        foreach (var node in nodes)
        {
            if (node.Span.Contains(offset))
            {
                return node;
            }

            if (node.Span.Start > offset)
            {
                break;
            }

            touching = node.Span.End == offset ? node : touching;
        }

        return touching;
    }

    // The first token that starts at an offset or behind it.
    private int IndexOfTokenFrom(int offset)
    {
        int low = 0, high = Tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Tokens[middle].Span.Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

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

    /// <summary>The token that an offset lies in; null before the first and from the end of the text on.</summary>
    /// <param name="offset">The offset in UTF-16 units; one between two tokens lies in the second.</param>
    public SyntaxToken? TokenAt(int offset)
    {
        var index = IndexOfTokenFrom(offset + 1) - 1;
        return index >= 0 && Tokens[index].Span.Contains(offset) ? Tokens[index] : null;
    }

    /// <summary>The tokens that lie in a span, in order.</summary>
    /// <param name="span">The span; a token of which a part lies outside is left out.</param>
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

    /// <summary>The tokens of a node, white space and comments within it too.</summary>
    public ImmutableArray<SyntaxToken> TokensOf(SyntaxNode node) => TokensIn(node.Span);

    /// <summary>The nodes that an offset lies in, from the declaration to the innermost; empty between declarations.</summary>
    /// <param name="offset">
    /// The offset in UTF-16 units. One between two nodes lies in the second; one behind a node lies in it if none begins there, so that the
    /// name in front of a cursor is found.
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

    /// <summary>The node directly around a node of this tree; null for a declaration.</summary>
    /// <exception cref="ArgumentException">The node is not of this tree.</exception>
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

        throw new ArgumentException("The node is not of this tree.", nameof(node));
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

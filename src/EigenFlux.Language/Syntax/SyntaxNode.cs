using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A node of the tree of one file. Immutable, and equal only to itself. <see cref="FileSyntax"/> finds the node around it and its tokens.</summary>
/// <param name="Span">The span in the source.</param>
public abstract record SyntaxNode(TextSpan Span)
{
    /// <summary>The nodes directly in this one, in the order of the source.</summary>
    public ImmutableArray<SyntaxNode> Children => SyntaxShape.Of(this).Children(this);

    /// <summary>Whether two nodes are the same object.</summary>
    public virtual bool Equals(SyntaxNode? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Returns the same tree moved by a number of units; this tree if the number is 0.</summary>
    internal SyntaxNode Move(int by)
    {
        if (by == 0)
        {
            return this;
        }

        var copy = (SyntaxNode)MemberwiseClone();
        SyntaxShape.Of(this).Move(copy, by);
        return copy;
    }

    /// <summary>Prints the span.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append(nameof(Span)).Append(" = ").Append(Span);
        return true;
    }
}

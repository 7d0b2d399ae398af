using System.Collections.Immutable;
using EigenFlux.Language.Text;

namespace EigenFlux.Language.Syntax;

/// <summary>A statement of a scene or a test.</summary>
/// <param name="Span">The span in the source.</param>
public abstract record StatementSyntax(TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>The blocks within it, in the order of the source.</summary>
    public virtual ImmutableArray<BlockSyntax> Bodies => [];
}

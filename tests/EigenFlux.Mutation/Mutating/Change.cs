using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Mutation.Mutating;

/// <summary>Puts a change beside what it changes.</summary>
/// <param name="node">The node, in which other mutants may have been placed.</param>
/// <param name="otherwise">What stands there if this mutant is not active: the node, or another mutant's choice.</param>
/// <param name="active">Whether this mutant is active.</param>
internal delegate SyntaxNode Weave(SyntaxNode node, SyntaxNode otherwise, ExpressionSyntax active);

/// <summary>One possible change of one node.</summary>
/// <param name="Operator">The name of the kind of change.</param>
/// <param name="Node">The node in the unchanged tree.</param>
/// <param name="Replacement">The text in its place, for the report.</param>
/// <param name="Weave">Makes the choice between the two.</param>
/// <param name="Applies">Whether the types allow it; null when syntax alone decides.</param>
internal sealed record Change(
    string Operator,
    SyntaxNode Node,
    string Replacement,
    Weave Weave,
    Func<SemanticModel, bool>? Applies = null);

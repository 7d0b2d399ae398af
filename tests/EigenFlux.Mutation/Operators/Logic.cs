using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Mutation.Operators;

/// <summary>And for or; one side of either left out.</summary>
internal sealed class Logic : MutationOperator
{
    public override string Name => "logic";

    public override IEnumerable<Change> Of(SyntaxNode node)
    {
        if (node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } whole)
        {
            var (kind, token) = whole.IsKind(SyntaxKind.LogicalAndExpression)
                ? (SyntaxKind.LogicalOrExpression, SyntaxKind.BarBarToken)
                : (SyntaxKind.LogicalAndExpression, SyntaxKind.AmpersandAmpersandToken);
            if (!Places.Declares(whole))
            {
                yield return Make(
                    node,
                    Comparisons.Swap(whole, kind, token).ToString(),
                    Weaving.Choose(inner => Comparisons.Swap((BinaryExpressionSyntax)inner, kind, token)));
            }
        }

        // A side of 'and' is left out by making it true, a side of 'or' by making it false: it stands there once.
        if (node is ExpressionSyntax { Parent: BinaryExpressionSyntax parent } side
            && (parent.IsKind(SyntaxKind.LogicalAndExpression) || parent.IsKind(SyntaxKind.LogicalOrExpression)))
        {
            var other = side == parent.Left ? parent.Right : parent.Left;
            var weave = parent.IsKind(SyntaxKind.LogicalAndExpression) ? Weaving.True : Weaving.False;
            yield return Make(node, $"(left out of '{parent}': {other})", weave);
        }
    }
}

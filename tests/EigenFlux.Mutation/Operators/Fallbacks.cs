using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Mutation.Operators;

/// <summary><c>a ?? b</c>: b always, and a alone.</summary>
internal sealed class Fallbacks : MutationOperator
{
    public override string Name => "fallback";

    public override IEnumerable<Change> Of(SyntaxNode node)
    {
        if (node is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } whole || whole.Right is ThrowExpressionSyntax)
        {
            yield break;
        }

        yield return Make(node, whole.Right.ToString(), Weaving.Choose(inner => ((BinaryExpressionSyntax)inner).Right));
        yield return Make(node, whole.Left.ToString(), Weaving.Choose(inner => ((BinaryExpressionSyntax)inner).Left));
    }
}

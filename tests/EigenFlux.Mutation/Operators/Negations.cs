using EigenFlux.Mutation.Mutating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EigenFlux.Mutation.Operators;

/// <summary>A <c>!</c> left out, where it is not the whole of a condition.</summary>
internal sealed class Negations : MutationOperator
{
    public override string Name => "negation";

    public override IEnumerable<Change> Of(SyntaxNode node)
    {
        if (node is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not && !Conditions.IsCondition(not))
        {
            yield return Make(node, not.Operand.ToString(), Weaving.Negate);
        }
    }
}
